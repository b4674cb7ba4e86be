/** Linear light of one channel, 0 to 1, from 0 to 255: the transfer function of sRGB as WCAG 2.2 writes it. */
function linear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance of `#rrggbb`, 0 (black) to 1 (white), by WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, 1 to 21, by WCAG 2.2; not rounded, as 4.499 is less than 4.5. */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** Lightness L* of CIE 1976, 0 to 100: how light a colour is in greyscale. */
export function lightness(colour: string): number {
  const y = luminance(colour);
  return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (y * 24389) / 27;
}

/** `#rrggbb` of a hue in degrees, saturation and lightness from 0 to 1 (HSL of CSS Color 4). */
export function fromHsl(hue: number, saturation: number, light: number): string {
  const channel = (n: number): string => {
    const k = (n + hue / 30) % 12;
    const value = light - saturation * Math.min(light, 1 - light) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`.toUpperCase();
}

/** The lightest colour of a hue and saturation that has at least this contrast on white. */
export function withContrast(hue: number, saturation: number, ratio: number): string {
  let [low, high] = [0, 1];
  for (let step = 0; step < 24; step += 1) {
    const middle = (low + high) / 2;
    if (contrast(fromHsl(hue, saturation, middle), '#FFFFFF') >= ratio) low = middle;
    else high = middle;
  }
  return fromHsl(hue, saturation, low);
}

/** So much, from 0 to 1, of one colour over another; all as `#rrggbb`. */
export function mix(under: string, over: string, share: number): string {
  const channel = (at: number): string => {
    const [low = 0, high = 0] = [under, over].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16));
    return Math.round(low + (high - low) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${[1, 3, 5].map(channel).join('')}`;
}

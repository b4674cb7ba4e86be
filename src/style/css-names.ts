// What a style sheet may hold. None of it can fetch, read a file or run; what is not named is refused.

const list = (words: string): readonly string[] => words.split(/\s+/).filter((word) => word !== '');

export const atRules: ReadonlySet<string> = new Set(
  list(`
    media page supports font-face container layer counter-style keyframes property starting-style scope
    top-left-corner top-left top-center top-right top-right-corner left-top left-middle left-bottom
    right-top right-middle right-bottom bottom-left-corner bottom-left bottom-center bottom-right bottom-right-corner`),
);

/** Functions of values, selectors and conditions, without `url`, which is looked into. */
export const functions: ReadonlySet<string> = new Set(
  list(`
    var env calc min max clamp round mod rem abs sign sin cos tan asin acos atan atan2 pow sqrt hypot log exp
    rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark
    counter counters symbols minmax repeat fit-content cubic-bezier steps linear
    linear-gradient radial-gradient conic-gradient
    repeating-linear-gradient repeating-radial-gradient repeating-conic-gradient
    translate translatex translatey translatez translate3d scale scalex scaley scalez scale3d
    rotate rotatex rotatey rotatez rotate3d skew skewx skewy matrix matrix3d perspective
    circle ellipse inset polygon path rect xywh
    blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
    format tech selector style layer
    not is where has lang dir nth-child nth-last-child nth-of-type nth-last-of-type nth-col nth-last-col state host`),
);

/** The first words of properties and descriptors: `grid` is `grid-template-columns` too. */
const families: ReadonlySet<string> = new Set(
  list(`
    accent align all animation appearance ascent aspect backdrop backface background baseline block border bottom box
    break caption caret clear clip color column columns contain container content counter cursor descent direction display
    dominant alignment empty fallback fill filter flex float flood font forced gap grid hanging height hyphenate
    hyphens image inherits initial inline inset interpolate isolation justify left letter line list margin marker
    mask math max min mix negative object offset opacity order orphans outline overflow overscroll pad padding page
    paint perspective place pointer position prefix print quotes range resize right rotate row rows ruby scale scroll
    scrollbar shape size speak src stop stroke suffix symbols syntax system tab table text top touch transform transition
    translate unicode user vector vertical visibility white widows width will word writing zoom mso`),
);

/** The only properties with the name of an engine; others are another name for one above, or can load something. */
const prefixed =
  /^-(webkit|moz|ms)-(print-color-adjust|text-size-adjust|hyphens|line-clamp|box-orient|box-decoration-break|font-smoothing|osx-font-smoothing|appearance|user-select|text-fill-color|text-stroke(-width|-color)?|column-[a-z]+)$/;

/** Whether a style sheet may set a property; its name in lower case. */
export function isKnownProperty(name: string): boolean {
  if (/^--[\w\u00A1-\uFFFF-]*$/.test(name) || prefixed.test(name)) return true;
  return /^[a-z]+(-[a-z]+)*$/.test(name) && families.has(name.split('-')[0] ?? '');
}

import { describe, expect, it } from 'vitest';
import { checkMarkup } from './check-markup.ts';

const refused = [
  '<iframe src="file:///etc/passwd"></iframe>',
  '<iFrAmE src="FiLe://localhost/etc/passwd"></iFrAmE>',
  '<script>fetch("https://example.org")</script>',
  '<img src="http://169.254.169.254/latest/meta-data">',
  '<img src=x onerror=alert()>',
  '<img srcset="https://example.org/a.png 2x">',
  '<svg onload="alert()"></svg>',
  '<svg/onload=alert()>',
  '<a href="javascript:alert()">x</a>',
  '<a href=" javascript:alert()">x</a>',
  '<a href="file://host/share">x</a>',
  '<a href="ms-word:ofe|u|https://example.org">x</a>',
  '<a href="data:text/html,x">x</a>',
  '<a href=http://example.org>x</a>',
  '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">',
  '<base href="https://example.org/">',
  '<link rel="preconnect" href="https://example.org">',
  '<object data="https://example.org/a.pdf"></object>',
  '<embed src="a.pdf">',
  '<svg><foreignObject><p>x</p></foreignObject></svg>',
  '<svg><use href="https://example.org/a.svg#b"></use></svg>',
  '<svg><image href="https://example.org/a.png"/></svg>',
  '<svg><a xlink:href="javascript:alert()"></a></svg>',
  '<p style="background:url(https://example.org/a.png)">x</p>',
  '<p style="background:u\\72l(//example.org)">x</p>',
  '<style>body{background:url(https://example.org/a.png)}</style>',
  '<style>body{background:url( "file:///etc/passwd" )}</style>',
  '<style>@import "https://example.org/a.css";</style>',
  '<style>@font-face{font-family:X;src:url(https://example.org/a.woff2)}</style>',
  '<style>body{background:UR\\4c(https://example.org/a.png)}</style>',
  '<style>body{background:image-set("https://example.org/a.png" 1x)}</style>',
  '<p>NaN</p>',
  '<p>undefined</p>',
  '<p>[object Object]</p>',
];

const accepted = [
  '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:">',
  '<p class="value">7,900 &lt;script&gt; &lt;img onerror=x&gt; once = one</p>',
  '<a href="https://example.org/a?b=c">x</a><a href="mailto:a@example.org">y</a><a href="#source-1">z</a>',
  '<img src="data:image/png;base64,AAAA" alt="x">',
  '<style>@font-face{font-family:X;src:url(data:font/woff2;base64,AAAA)}li::before{content:"\\2022"}</style>',
  '<svg role="img" aria-label="one &gt; two"><text style="font-family:X" x="1">x</text></svg>',
];

describe('checkMarkup', () => {
  it.each(refused)('refuses %s', (markup) => {
    expect(() => checkMarkup(`<!doctype html><body>${markup}</body>`)).toThrow(
      expect.objectContaining({ failure: 'data' }),
    );
  });

  it.each(accepted)('accepts %s', (markup) => {
    expect(() => checkMarkup(`<!doctype html><body>${markup}</body>`)).not.toThrow();
  });
});

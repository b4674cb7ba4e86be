/** What the preview of one briefing shows at a moment; sent to the page as JSON. */
export interface PreviewState {
  /** Counts the pages that were made; the page loads another one when it grows. */
  readonly page: number;
  /** Whether the PDF is of that page: it is printed after the page was made. */
  readonly pdf: 'printing' | 'ready' | 'failed' | 'none';
  /** What is wrong, in the words of the terminal. */
  readonly problems: readonly string[];
}

const style = `
html,body{margin:0;height:100%;background:#fff;color:#1a1a1a;font:15px/1.4 sans-serif}
body{display:flex;flex-direction:column}
nav{display:flex;gap:1em;flex-wrap:wrap;padding:.4em 1em;background:#eee;border-bottom:1px solid #767676}
nav a{color:#003c71}
#state{margin-left:auto}
#problems{margin:0;padding:.6em 1em;max-height:40vh;overflow:auto;background:#fdecea;border-bottom:2px solid #a40000;
  font:13px/1.5 monospace;white-space:pre-wrap}
#problems:empty{display:none}
main{position:relative;flex:1}
iframe{position:absolute;inset:0;width:100%;height:100%;border:0;background:#fff}
iframe.next{visibility:hidden}
`;

// Runs in the page. The next page is loaded behind the one that is seen, scrolled to the same place, and then shown, so
// that nothing flickers and the reader keeps the place.
const script = `
const name = document.body.dataset.name;
const main = document.querySelector('main');
const problems = document.querySelector('#problems');
const state = document.querySelector('#state');
const words = {
  printing: 'PDF is being printed', ready: 'PDF is up to date', failed: 'PDF is of an earlier version', none: 'no PDF',
};
// A link that leads out of the briefing opens beside the preview, not in its place.
const leave = (event) => {
  const link = event.target.closest('a[href]');
  if (link === null || link.getAttribute('href').startsWith('#')) return;
  event.preventDefault();
  window.open(link.href, '_blank', 'noopener');
};
let wanted = 0;
let seen = null;
const show = (page) => {
  wanted = page;
  const next = document.createElement('iframe');
  next.className = 'next';
  next.title = name;
  next.setAttribute('sandbox', 'allow-same-origin');
  next.src = '/' + name + '.html?' + page;
  next.addEventListener('load', async () => {
    next.contentDocument.addEventListener('click', leave);
    await next.contentDocument.fonts.ready;
    if (page !== wanted) return next.remove();
    const old = seen;
    if (old !== null) next.contentWindow.scrollTo(old.contentWindow.scrollX, old.contentWindow.scrollY);
    next.className = '';
    next.dataset.page = page;
    seen = next;
    if (old !== null) old.remove();
  }, { once: true });
  main.append(next);
};
const events = new EventSource('/' + name + '.events');
events.addEventListener('message', ({ data }) => {
  const told = JSON.parse(data);
  problems.textContent = told.problems.join('\\n');
  state.textContent = words[told.pdf];
  if (told.page > 0 && told.page !== wanted) show(told.page);
});
events.addEventListener('error', () => { state.textContent = 'Briefpress does not answer'; });
`;

/**
 * The page round a briefing's preview: what is wrong with it, its PDF, the other briefings. `names` are of files, and
 * hold nothing that is markup; `nonce` is what its policy lets run.
 */
export function previewPage(name: string, names: readonly string[], nonce: string): string {
  const others = names.map((other) => (other === name ? `<b>${other}</b>` : `<a href="/${other}">${other}</a>`));
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}: preview</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style nonce="${nonce}">${style}</style></head>
<body data-name="${name}"><nav>${others.join(' ')}<span id="state" role="status"></span> <a href="/${name}.pdf" target="_blank" rel="noopener">PDF</a></nav>
<pre id="problems" role="alert"></pre><main></main><script nonce="${nonce}">${script}</script></body></html>`;
}

/** The policy of that page: its own script and style, and frames and events of this server. */
export function previewPolicy(nonce: string): string {
  return `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; frame-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}

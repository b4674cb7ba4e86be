// The script that is written instead of using Briefpress: charts, page, print.
//
//   node puppeteer.mjs PAGE.html OUT.pdf BROWSER
import { readFileSync, writeFileSync } from 'node:fs';
import puppeteer from 'puppeteer';
import { drawCharts } from './charts.mjs';

const [page = '', out = '', executablePath = ''] = process.argv.slice(2);
const charts = (await drawCharts()).values();
const html = readFileSync(page, 'utf8').replace(/<svg.*?<\/svg>/gs, (svg) => charts.next().value ?? svg);

const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const tab = await browser.newPage();
  await tab.setContent(html, { waitUntil: 'load' });
  await tab.evaluate('document.fonts.ready');
  const options = { printBackground: true, preferCSSPageSize: true, tagged: true, outline: true };
  writeFileSync(out, await tab.pdf(options));
} finally {
  await browser.close();
}

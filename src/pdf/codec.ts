export { loadPdf } from './load-pdf.ts';
export { savePdf } from './save-pdf.ts';

import { type TableFile, textOf } from './grid.ts';
import { monthNames } from './month-names.ts';

/** Languages whose month names are looked for. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'sv', 'da', 'fi', 'cs'] as const;

/** Words of titles and heads that one of these languages alone has, as offices write them. */
const smallWords: Readonly<Record<string, readonly string[]>> = {
  en: ['the', 'and', 'for', 'per', 'number', 'area', 'from', 'not', 'year'],
  de: [
    ...['und', 'der', 'nach', 'für', 'von', 'davon', 'mit', 'ohne', 'insgesamt', 'gesamt', 'anzahl', 'anteil', 'jahr'],
    ...['männlich', 'weiblich', 'einwohner', 'bevölkerung', 'veränderung', 'quelle', 'kreis', 'landkreis', 'gemeinde'],
  ],
  fr: [
    ...['par', 'les', 'aux', 'des', 'dont', 'pour', 'selon', 'ensemble', 'nombre', 'taux', 'année', 'évolution'],
    ...['hommes', 'femmes', 'habitants', 'chômage', 'département', 'région', 'commune'],
  ],
  es: [
    ...['del', 'por', 'para', 'tasa', 'miles', 'los', 'las', 'según', 'nombre', 'país', 'indicador', 'año', 'mes'],
    ...['parados', 'ocupados', 'empleo', 'población', 'hombres', 'mujeres', 'municipio', 'provincia'],
  ],
  it: ['della', 'dei', 'delle', 'numero'],
  nl: ['van', 'het', 'naar', 'aantal'],
  pl: ['według', 'ogółem', 'liczba'],
  pt: ['dos', 'das', 'por', 'número'],
  sv: ['och', 'efter', 'antal'],
};

/** Cells that are looked at: month names repeat, so the first tell as much as all. */
const mostCells = 5_000;

const hanWord = /^\p{Script=Han}+$/u;

/** The language of a file's months and small words, as a language tag; `otherwise` where it has none. */
export function guessLanguage(file: TableFile, otherwise: string): string {
  const words = new Set<string>();
  let cells = 0;
  for (const { rows } of file.sheets) {
    for (const row of rows) {
      for (const cell of row) {
        if (cells > mostCells) break;
        cells += 1;
        for (const [word] of textOf(cell).matchAll(/\p{L}{3,}|\p{Script=Han}{2}/gu)) words.add(word.toLowerCase());
      }
    }
  }
  const inHan = [...words].filter((word) => hanWord.test(word)).length;
  if (inHan * 2 > words.size) return otherwise.startsWith('zh') ? otherwise : 'zh';
  const counted = [otherwise, ...languages].map((language) => {
    const names = monthNames(language);
    const small = smallWords[language] ?? [];
    const months = [...words].filter((word) => names.has(word)).length;
    const others = small.filter((word) => words.has(word)).length;
    // One of them may be a part of a name: Van Buren.
    return { language, count: months + (others > 1 ? others : 0) };
  });
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).language;
}

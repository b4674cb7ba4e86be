import type { Furniture, PagesFurniture } from '../compose/furniture.ts';
import type { Html } from '../compose/html.ts';
import type { Page } from './page.ts';
import { partialsOf, type Templates } from './templates.ts';
import { renderTemplate } from './templating.ts';
import { viewOf } from './view.ts';

/** What the partials `header` and `footer` say. Markup in them tells where numbers come from; pages print its words. */
export function furnitureOf(page: Page, templates: Templates): PagesFurniture {
  const partials = partialsOf(templates);
  const render = (name: string, first: boolean): Html => ({
    html: renderTemplate({
      ...{ locale: page.locale, file: `${name}.hbs`, text: partials.get(name) ?? '', partials },
      view: { ...viewOf(page), first },
    })
      .replace(/\s+/g, ' ')
      .trim(),
  });
  const of = (first: boolean): Furniture => ({ head: render('header', first), foot: render('footer', first) });
  return { first: of(true), others: of(false) };
}

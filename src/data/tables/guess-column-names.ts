import type { ColumnRole } from './description.ts';

/** What the heads of columns say stands in them, in the languages of offices. The first that fits is meant. */
export const columnNames: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'ignore',
    /^(dataflow|structure(_id|_name)?|freq(uency)?|decimals|unit_measure|id|nr|no|lfd\.? ?nr\.?|num|key|action|(obs_)?conf(_status)?|last update|title|(foot)?notes?|remarks?|comments?|(be|an)merkung(en)?|hinweise?|remarques?|observaciones|备注|说明)$/i,
  ],
  ['power-of-ten', /^unit_?mult(iplier)?$/i],
  ['scale', /^(multiplier|scale)$/i],
  ['status', /^(obs_?)?(status|flags?)$|^(flag|marker|qualifier|kennzeichen|zeichen|statut|estado|signo|symbol)s?$/i],
  [
    'lower',
    /(?<!\p{L})(?:(?:lower|low)[ _-]*(?:\d+ ?%?[ _-]*)?(?:bound|limit|confidence|conf|ci|cl|end|estimate)|l[ci][li]|ci[ _]low(?:er)?)(?!\p{L})|(?:^|[\s_,(–-])lower\)?$|untere[rns]? *(?:\p{L}*grenze|\p{L}*schranke|konfidenz|vertrauens)|(?:borne|limite|límite) inf|(?:^|[\s,(–-])inf[eé]rieure?\)?$|(?:^|[\s,(–-])inferior\)?$/iu,
  ],
  [
    'upper',
    /(?<!\p{L})(?:(?:upper|high)[ _-]*(?:\d+ ?%?[ _-]*)?(?:bound|limit|confidence|conf|ci|cl|end|estimate)|u[ci][li]|ci[ _](?:high|upper))(?!\p{L})|(?:^|[\s_,(–-])upper\)?$|obere[rns]? *(?:\p{L}*grenze|\p{L}*schranke|konfidenz|vertrauens)|(?:borne|limite|límite) sup|(?:^|[\s,(–-])sup[eé]rieure?\)?$|(?:^|[\s,(–-])superior\)?$/iu,
  ],
  ['period-from', /^(?:.*\.|(?:period|time|date|valid)[_ ])?(from|start|von|début|desde|inicio)([._ ]date)?$/i],
  ['period-to', /^(?:.*\.|(?:period|time|date|valid)[_ ])?(to|end|bis|fin|hasta)([._ ]date)?$/i],
  [
    'place-code',
    /(area|region|country|geo\w*|place|district|gss|nuts|iso|la|lad|ons)[ _.]*(code|id)$|^code$|^(geography|area)\.code$|^(código|codice|code|kod) (del? |du |da |di )?(l'|la |el )?(país|pays|paese|región|région|regione|municipio|commune|comune|département|provincia|kraju)$/i,
  ],
  ['place-code', /^(?:amtlicher )?(?:gemeinde|regional)?schlüssel(?:-?\s?nummer)?$|^(ags|nuts|fips|geoid|insee)$/i],
  [
    'period',
    /^(time(_period)?|period|date|ref_?date|year|month|quarter|week|day|financial year|jahr|monat|quartal|zeit|zeitraum|année|mois|trimestre|période|年|月|年份|时间)$/i,
  ],
  [
    'place',
    /^(ref_)?(area|entity|region|country|geo|geography|place|district|local authority|authority|territory|location|state|county|city|town|village|ward|parish|constituency|prefecture|governorate|island|borough|municipality|province|canton|nation|neighbou?rhood|gebiet|stadt|(?:stadt|orts)teil|(?:stadt)?bezirk|ort|provinz|kanton|land|(?:land)?kreis|kreisfreie stadt|regierungsbezirk|gemeinde|bundesl(?:and|änder)|council area|police force(?: area)?|county council|région|pays|commune|département|arrondissement|quartier|secteur géographique|canton|epci|intercommunalité|académie|territoire|ville|quartier|arrondissement|país|municipio|provincia|distrito|barrio|ciudad|comunidad autónoma|gmina|powiat|hospital|school|university|airport|seaport|地区|[\p{Script=Han}]{0,3}(?:省份?|城市|市|区|县|州|国家|街道|乡镇))([ _.]?(name|label))?$|(area|country|region|geography|authority) name$|^(nombre|nom|nome|nazwa) (del? |du |da |di )?(l'|la |el )?(país|pays|paese|región|région|regione|municipio|commune|comune|département|provincia|kraju)$|^reference area$/iu,
  ],
  ['value', /^(obs_?)?val(ue)?s?$|^(wert|valeur|observation|数值|值)$/i],
  ['unit', /^units?([ _.](of measure|name|label))?$|^(einheit|unité|单位)$/i],
];

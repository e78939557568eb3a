/** Names of one unit, and what one of it is in the base unit. */
type Unit = readonly [names: string, factor: number];

const table = (units: readonly Unit[]): ReadonlyMap<string, number> =>
  new Map(units.flatMap(([names, factor]) => names.split(' ').map((name) => [name, factor] as const)));

/** Units of time in hours; months and years by their mean length. */
export const DURATION_HOURS = table([
  ['second seconds', 1 / 3600],
  ['minute minutes min mins', 1 / 60],
  ['hour hours hr hrs', 1],
  ['day days', 24],
  ['week weeks', 168],
  ['fortnight fortnights', 336],
  ['month months', 730.5],
  ['year years', 8766],
  ['decade decades', 87_660],
  ['century centuries', 876_600],
  ['секунд секунди секунды', 1 / 3600],
  ['хвилин хвилини минут минуты', 1 / 60],
  ['годин години година часов часа час', 1],
  ['днів дні день дней дня', 24],
  ['тижнів тижні недель недели', 168],
  ['місяців місяці месяцев месяца', 730.5],
  ['років роки рік лет года', 8766],
]);

const measures = (unit: string, units: readonly Unit[]): [string, readonly [string, number]][] =>
  units.flatMap(([names, factor]) =>
    names.split(',').map((name): [string, readonly [string, number]] => [name, [unit, factor]]),
  );

/** Units of measure: the base unit and what one is in it. */
export const MEASURES: ReadonlyMap<string, readonly [unit: string, factor: number]> = new Map([
  ...measures('metres', [
    ['km,kms,kilometer,kilometers,kilometre,kilometres', 1000],
    ['meter,meters,metre,metres', 1],
    ['centimeter,centimeters,centimetre,centimetres,cm', 0.01],
    ['mile,miles', 1609.344],
    ['foot,feet,ft', 0.3048],
    ['yard,yards', 0.9144],
    ['inch,inches', 0.0254],
  ]),
  ...measures('kilograms', [
    ['kg,kilogram,kilograms,kilo,kilos', 1],
    ['ton,tons,tonne,tonnes', 1000],
    ['lb,lbs', 0.4536],
    ['gram,grams', 0.001],
  ]),
  ...measures('square metres', [
    ['hectare,hectares,ha', 1e4],
    ['acre,acres', 4046.86],
    ['square kilometers,square kilometres,square km', 1e6],
    ['square miles', 2.59e6],
    ['square meters,square metres', 1],
    ['square feet', 0.092903],
  ]),
  ...measures('kilometres an hour', [
    ['mph', 1.609344],
    ['kph', 1],
  ]),
  ...measures('watts', [
    ['mw,megawatt,megawatts', 1e6],
    ['gw,gigawatt,gigawatts', 1e9],
    ['kw,kilowatt,kilowatts', 1e3],
  ]),
  ...measures('litres', [
    ['liter,liters,litre,litres', 1],
    ['gallon,gallons', 3.785],
    ['barrel,barrels', 158.987],
  ]),
  ...measures('degrees', [['degree,degrees,°', 1]]),
  ...measures('light years', [['light years,light year', 1]]),
]);

/** Signs before (or after) a sum, and the code of their currency. */
export const MONEY_SIGNS: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₴', 'UAH'],
  ['₽', 'RUB'],
  ['₹', 'INR'],
  ['USD', 'USD'],
  ['EUR', 'EUR'],
  ['GBP', 'GBP'],
]);

/** Words after a sum. A pound is money here: news weighs in kilograms or "lbs". */
export const MONEY_WORDS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['dollar dollars USD usd', 'USD'],
      ['euro euros EUR eur', 'EUR'],
      ['pound pounds sterling', 'GBP'],
      ['yen', 'JPY'],
      ['yuan renminbi', 'CNY'],
      ['hryvnia hryvnias hryvnya гривень гривні', 'UAH'],
      ['ruble rubles rouble roubles рублів рублей', 'RUB'],
      ['rupee rupees', 'INR'],
      ['franc francs', 'CHF'],
      ['zloty zlotys', 'PLN'],
      ['peso pesos', 'peso'],
      ['shekel shekels', 'ILS'],
      ['krona kronor kronas', 'SEK'],
      ['crowns kroner', 'crown'],
      ['rand', 'ZAR'],
      ['baht', 'THB'],
      ['forint forints', 'HUF'],
      ['lira liras', 'TRY'],
    ] as const
  ).flatMap(([words, code]) => words.split(' ').map((word) => [word, code] as const)),
);

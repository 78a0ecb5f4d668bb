import { Catalogue, type Args } from './catalogue';

let catalogue = new Catalogue('en');

/** Speaks the language of a locale from now on, and answers which it is. To be called before anything is shown. */
export function speak(locale: string): string {
  catalogue = new Catalogue(locale);
  return catalogue.language;
}

/** Says a message of the catalogue. */
export function say(id: string, args?: Args): string {
  return catalogue.say(id, args);
}

/** The locale in which dates and numbers are written. */
export function locale(): string {
  return catalogue.locale;
}

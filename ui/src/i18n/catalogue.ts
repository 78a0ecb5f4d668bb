import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

/** The catalogues that are shipped, by language. */
const SOURCES = import.meta.glob<string>('../../../data/messages/*/ui.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const REFERENCE = 'en';

/** What a message is said with. */
export type Args = Record<string, FluentVariable>;

/** The words of the window in one language. */
export class Catalogue {
  /** The language that is spoken, as a BCP 47 tag. */
  readonly language: string;
  /** In which locale dates and numbers are written: the language that is spoken, in the person's region. */
  readonly locale: string;
  readonly #bundles: FluentBundle[];

  /** The catalogue that serves a locale best; English when its language is not shipped. */
  constructor(locale: string) {
    const asked = localeOf(locale);
    const shipped = languages();
    this.language = asked !== null && shipped.includes(asked.language) ? asked.language : REFERENCE;
    this.locale = asked?.region === undefined ? this.language : `${this.language}-${asked.region}`;
    this.#bundles = [...new Set([this.language, REFERENCE])].map((language) => bundle(language, this.locale));
  }

  /** Says a message; what no catalogue holds is said as its name, which tests rule out. */
  say(id: string, args: Args = {}): string {
    const isolated = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, isolate(value)]));
    for (const bundle of this.#bundles) {
      const pattern = bundle.getMessage(id)?.value;
      if (pattern != null) return bundle.formatPattern(pattern, isolated, []);
    }
    return id;
  }
}

/** The languages that are shipped. */
function languages(): string[] {
  return Object.keys(SOURCES).map((path) => path.split('/').at(-2) ?? REFERENCE);
}

function bundle(language: string, locale: string): FluentBundle {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  const path = Object.keys(SOURCES).find((path) => path.split('/').at(-2) === language);
  bundle.addResource(new FluentResource(path === undefined ? '' : (SOURCES[path] ?? '')));
  return bundle;
}

function localeOf(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag);
  } catch {
    return null;
  }
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** A name written from right to left must not turn the sentence around it. */
function isolate(value: FluentVariable): FluentVariable {
  return typeof value === 'string' && RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value;
}

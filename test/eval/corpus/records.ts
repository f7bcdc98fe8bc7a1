import type { Random } from '../../../apps/sandbox/population/random.js';
import { part, person } from '../datasets/google-parts.js';
import type { Labelled } from '../datasets/labelled.js';
import type { Human, Recipe } from './people.js';

type Provider = 'google' | 'carddav' | 'whatsapp' | 'discord';

/** The owner's accounts, by index. */
const ACCOUNTS: readonly Provider[] = ['google', 'google', 'carddav', 'whatsapp', 'whatsapp', 'discord'];

/** The entries that a person has: one to five in different accounts, now and then twice in one. */
export function recordsOf(random: Random, human: Human, recipe: Recipe): Labelled[] {
  const accounts = shuffled(
    random,
    ACCOUNTS.map((_, i) => i),
  ).slice(0, random.pick([1, 1, 2, 2, 3, 4, 5]));
  const records = accounts.map((account, n) => recordIn(random, { human, recipe, account, n }));
  const [first] = records;
  if (first && random.chance(0.02))
    records.push({ ...first, externalId: `${first.externalId}-again`, kind: 'twice the same' });
  return records;
}

interface Entry {
  readonly human: Human;
  readonly recipe: Recipe;
  readonly account: number;
  readonly n: number;
}

function recordIn(random: Random, entry: Entry): Labelled {
  const { human, account, n } = entry;
  const provider = ACCOUNTS[account] ?? 'google';
  const { kind, parts } = ENTRIES[provider](random, entry);
  return {
    externalId: `${human.id}-${n}`,
    account,
    provider,
    entity: human.id,
    kind,
    person: person(parts),
    region: 'AT',
  };
}

interface EntryParts {
  readonly kind: string;
  readonly parts: Readonly<Record<string, object | undefined>>;
}

const ENTRIES: Readonly<Record<Provider, (random: Random, entry: Entry) => EntryParts>> = {
  google: bookEntry,
  carddav: bookEntry,
  whatsapp: (random, { human }) => {
    const pushName = random.pick([
      human.given,
      `${human.given} ${human.family}`,
      `${human.given} 🌸`,
      human.given.slice(0, 1),
    ]);
    const isLidOnly = random.chance(0.15);
    const name = human.tookOver
      ? part({ displayName: human.given })
      : random.chance(0.9)
        ? part({ displayName: pushName })
        : undefined;
    return {
      kind: isLidOnly ? 'LID only' : 'WhatsApp',
      parts: { names: name, phoneNumbers: isLidOnly ? undefined : part({ value: human.mobile, type: 'mobile' }) },
    };
  },
  discord: (random, { human }) => ({
    kind: 'Discord',
    parts: {
      names: part({ displayName: random.pick([human.given, human.userName, `${human.given} ${human.family}`]) }),
      imClients: part({ protocol: 'discord', username: human.userName }),
    },
  }),
};

function bookEntry(random: Random, { human, recipe }: Entry): EntryParts {
  const isFilled = (share: number) => random.chance(share * (1 - recipe.dropOut));
  const { kind, names } = nameIn(random, human, recipe);
  // An entry without a name has only identifiers of its own, or nothing identifies it.
  const isNameless = kind === 'no name';
  const mobile = human.formerMobile !== null && isFilled(0.5) ? human.formerMobile : human.mobile;
  return {
    kind: mobile === human.mobile ? kind : 'a number that is another’s now',
    parts: {
      names,
      phoneNumbers: isFilled(0.8)
        ? part({ value: mobile, type: 'mobile' })
        : part({ value: isFilled(0.7) ? (isNameless ? '' : (human.landline ?? '')) : '' }),
      emailAddresses: part({
        value: isFilled(0.7) ? (human.emails[isNameless ? 0 : random.between(0, human.emails.length - 1)] ?? '') : '',
      }),
      addresses: isFilled(0.3)
        ? part({ streetAddress: human.address.street, city: human.address.city, postalCode: human.address.postalCode })
        : undefined,
      birthdays: isFilled(0.3)
        ? { date: random.chance(0.7) ? human.birthday : { ...human.birthday, year: 0 } }
        : undefined,
      organizations: human.job && isFilled(0.5) ? human.job : undefined,
    },
  };
}

function nameIn(random: Random, human: Human, recipe: Recipe): { kind: string; names: object | undefined } {
  const { given, family, born, generation } = human;
  // Only the suffix distinguishes a son from his father.
  if (generation !== null) {
    const written = generation === 'Jr.' || random.chance(0.5) ? { honorificSuffix: generation } : {};
    return { kind: 'generation', names: { givenName: given, familyName: family, ...written } };
  }
  const dice = random.next();
  if (dice < recipe.slips) return { kind: 'slip', names: { givenName: given, familyName: slipped(random, family) } };
  if (dice < recipe.slips + 0.05) return { kind: 'initial', names: { displayName: `${given[0]}. ${family}` } };
  if (dice < recipe.slips + 0.1) return { kind: 'given name only', names: { displayName: given } };
  if (born !== null && dice < recipe.slips + 0.4)
    return { kind: 'name before marriage', names: { givenName: given, familyName: born } };
  if (dice < recipe.slips + 0.13) return { kind: 'family name first', names: { displayName: `${family}, ${given}` } };
  if (dice < recipe.slips + 0.16) return { kind: 'label', names: { displayName: `${given} ${family} (work)` } };
  if (dice < recipe.slips + 0.18 && human.formerMobile === null && !human.tookOver)
    return { kind: 'no name', names: { displayName: random.pick(['Mum', 'Dad', 'Oma', 'Schatz']) } };
  return { kind: 'plain', names: { givenName: given, familyName: family } };
}

function slipped(random: Random, word: string): string {
  const at = random.between(1, Math.max(1, word.length - 2));
  const letters = [...word];
  const [a = '', b = ''] = letters.slice(at, at + 2);
  return random.chance(0.5)
    ? [...letters.slice(0, at), b, a, ...letters.slice(at + 2)].join('')
    : [...letters.slice(0, at), ...letters.slice(at + 1)].join('');
}

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => [random.next(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

import type { Contact } from '#contracts';
import { textOf } from '../../json.js';
import { componentsOf } from '../syntax/components.js';
import { typesOf, type Vcard } from '../syntax/vcard.js';
import { androidRows } from './android-custom.js';

type Names = Pick<
  Contact,
  | 'displayName'
  | 'prefix'
  | 'firstName'
  | 'middleName'
  | 'lastName'
  | 'suffix'
  | 'nickname'
  | 'phoneticFirstName'
  | 'phoneticLastName'
>;

export function vcardNames(card: Vcard): Names {
  const [name] = card.lines('N');
  const [last, first, middle, prefix, suffix] = name === undefined ? [] : componentsOf(name);
  return {
    displayName: card.text('FN'),
    prefix: words(prefix),
    firstName: words(first),
    middleName: words(middle),
    lastName: words(last),
    suffix: textOf(suffix?.flatMap((one) => textOf(one) ?? []).join(', ')),
    nickname: nicknames(card)[0] ?? null,
    ...phoneticNames(card),
  };
}

/** Apple's and Google's properties; else what Japanese phones write as the sound of the name: "SOUND;X-IRMC-N:last;first". */
function phoneticNames(card: Vcard): Pick<Names, 'phoneticFirstName' | 'phoneticLastName'> {
  const sound = card.lines('SOUND').find((line) => typesOf(line).includes('x-irmc-n'));
  const [last, first] = sound?.value.split(/(?<!\\);/) ?? [];
  return {
    phoneticFirstName: card.text('X-PHONETIC-FIRST-NAME') ?? textOf(first),
    phoneticLastName: card.text('X-PHONETIC-LAST-NAME') ?? textOf(last),
  };
}

/** All nicknames; the first is the main one. */
export function nicknames(card: Vcard): readonly string[] {
  const written = card
    .ranked('NICKNAME')
    .flatMap(({ line }) => componentsOf(line).flatMap(([one]) => textOf(one) ?? []));
  return [...new Set([...written, ...androidRows(card, 'nickname').map(({ value }) => value)])];
}

/** One part may have several names: "Philip,Paul". */
function words(names: readonly string[] | undefined): string | null {
  return textOf(names?.flatMap((name) => textOf(name) ?? []).join(' '));
}

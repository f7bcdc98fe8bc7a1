import type { Organization } from '#contracts';
import { foldText } from '../../fold-text.js';
import type { SourceContact } from '../../source-contact.js';
import { cardKey } from '../card-key.js';
import type { CardOrganization, PersonCard } from '../person-card.js';
import { mergeClaims } from './merge-claims.js';

type Shown = Pick<PersonCard, 'company' | 'jobTitle' | 'department'>;

/** The organizations that company, job title and department of the card do not show; those that are only a title come last. */
export function cardOrganizations(sources: readonly SourceContact[], shown: Shown): readonly CardOrganization[] {
  const claims = sources.flatMap(({ identityId, contact }) =>
    contact.organizations
      .filter((organization) => !isShown(organization, shown))
      .map((organization) => ({ key: keyOf(organization), identityId, value: organization })),
  );
  const organizations = mergeClaims(claims).map(({ key, first: { name, title, department }, identityIds }) => {
    return { name, title, department, key, identityIds };
  });
  return organizations.toSorted((a, b) => Number(isOnlyTitle(a)) - Number(isOnlyTitle(b)));
}

function isOnlyTitle({ name, department }: CardOrganization): boolean {
  return name === null && department === null;
}

function isShown({ name, title, department }: Organization, shown: Shown): boolean {
  return isPart(name, shown.company) && isPart(title, shown.jobTitle) && isPart(department, shown.department);
}

function isPart(value: string | null, shown: string | null): boolean {
  return value === null || (shown !== null && foldText(value) === foldText(shown));
}

function keyOf({ name, title, department }: Organization): string {
  return cardKey([name, title, department].map((part) => (part === null ? '' : foldText(part))).join('|'));
}

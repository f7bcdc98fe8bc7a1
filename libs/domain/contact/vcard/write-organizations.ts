import type { WrittenProperty } from './content-line.js';
import type { ExportedPerson } from './exported-person.js';

interface Work {
  readonly name: string | null;
  readonly department: string | null;
  readonly title: string | null;
}

/** Company, department and job title, then the other organizations. Of several, a group says which title belongs to which. */
export function writtenOrganizations(
  { company, department, jobTitle, organizations }: ExportedPerson,
  group: () => string,
): readonly WrittenProperty[] {
  const main: Work = { name: company, department, title: jobTitle };
  const all = [main, ...organizations].filter(({ name, department, title }) => name ?? department ?? title);
  return all.flatMap((work) => written(work, all.length > 1 ? group() : undefined));
}

function written({ name, department, title }: Work, group: string | undefined): readonly WrittenProperty[] {
  const parts = department === null ? [name ?? ''] : [name ?? '', department];
  return [
    ...(name === null && department === null ? [] : [{ name: 'ORG', group, value: parts }]),
    ...(title === null ? [] : [{ name: 'TITLE', group, value: title }]),
  ];
}

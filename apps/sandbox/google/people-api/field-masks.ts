import { MASK_PATHS } from '../account/contact-fields.js';
import { invalidArgument } from '../rpc-error.js';

const SEE_REFERENCE =
  'Valid paths are documented at https://developers.google.com/people/api/rest/v1/people.connections/list.';

const GROUP_PATHS: ReadonlySet<string> = new Set(['clientData', 'groupType', 'memberCount', 'metadata', 'name']);

/** The paths of a field mask. Throws Google's 400 if the mask is missing or contains an unknown field of a Person. */
export function parseMask(parameter: string, mask: string | undefined): ReadonlySet<string> {
  if (mask === undefined || mask === '') {
    throw invalidArgument(`${parameter} mask is required. Please specify one or more valid paths. ${SEE_REFERENCE}`);
  }
  return knownPaths(parameter, mask, MASK_PATHS);
}

const OTHER_CONTACT_PATHS: ReadonlySet<string> = new Set([
  'emailAddresses',
  'metadata',
  'names',
  'phoneNumbers',
  'photos',
]);

/** The paths of the `readMask` of otherContacts. The sandbox has no profiles, so profile fields are unknown. */
export function parseOtherContactMask(mask: string | undefined): ReadonlySet<string> {
  if (mask === undefined || mask === '') return parseMask('readMask', mask);
  return knownPaths('readMask', mask, OTHER_CONTACT_PATHS);
}

/** The paths of `groupFields`; all paths if it is missing. */
export function parseGroupMask(mask: string | undefined): ReadonlySet<string> {
  return mask === undefined || mask === '' ? GROUP_PATHS : knownPaths('groupFields', mask, GROUP_PATHS);
}

function knownPaths(parameter: string, mask: string, known: ReadonlySet<string>): ReadonlySet<string> {
  const paths = mask.split(',').map((path) => path.trim());
  const unknown = paths.find((path) => !known.has(path));
  if (unknown !== undefined) throw invalidArgument(`Invalid ${parameter} mask path: "${unknown}". ${SEE_REFERENCE}`);
  return new Set(paths);
}

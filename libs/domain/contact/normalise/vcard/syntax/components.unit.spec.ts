import { describe, expect, it } from 'vitest';
import { type Components, componentsOf } from './components.js';

describe('the components of a value', () => {
  it.each<[string, string, string, Components]>([
    ['of N are its parts', 'N', 'Berg;Ida;;Dr.', [['Berg'], ['Ida'], [''], ['Dr.'], ['']]],
    ['of N may be lists', 'N', 'Berg;Ida,Ada', [['Berg'], ['Ida', 'Ada'], ['']]],
    ['of one part are a part too', 'N', 'Berg', [['Berg'], ['']]],
    ['of ADR keep escaped separators', 'ADR', ';;a\\;b\\,c', [[''], [''], ['a;b,c'], ['']]],
    ['of ORG keep commas', 'ORG', 'a,b;c', [['a,b'], ['c'], ['']]],
    ['of NICKNAME are its values', 'NICKNAME', 'a,b\\,c', [['a'], ['b,c']]],
    ['of CATEGORIES are its values, with semicolons', 'CATEGORIES', 'a;b,c', [['a;b'], ['c']]],
    ['of any other property are one', 'NOTE', 'a;b,c', [['a;b,c']]],
    ['are unescaped: line breaks', 'NOTE', 'a\\nb\\Nc', [['a\nb\nc']]],
    ['are unescaped: a backslash before a separator', 'N', 'a\\\\;b', [['a\\'], ['b'], ['']]],
    ['are unescaped: a colon as Apple writes it', 'URL', 'http\\://x', [['http://x']]],
    ['are unescaped: quotes', 'NOTE', '\\"a\\"', [['"a"']]],
    ['of a name that objects have are one', 'CONSTRUCTOR', 'a', [['a']]],
  ])('%s', (_, name, value, components) => {
    expect(componentsOf({ name, value })).toEqual(components);
  });
});

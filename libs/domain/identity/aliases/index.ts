export {
  type Alias,
  type AliasName,
  aliasesFromNames,
  aliasesOf,
  aliasNamesIn,
  observeAliasNames,
  ownAlias,
} from './aliases.js';

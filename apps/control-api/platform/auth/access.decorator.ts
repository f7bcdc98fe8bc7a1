import { SetMetadata } from '@nestjs/common';
import type { Scope } from '#vault';

export const ACCESS = 'kith:access';
export type Access = Scope | 'open';

/** The operation needs a key with this scope. */
export const Needs = (scope: Scope) => SetMetadata<string, Access>(ACCESS, scope);

/** No key is needed. Only for operations that return no data. */
export const Open = () => SetMetadata<string, Access>(ACCESS, 'open');

import { SetMetadata } from '@nestjs/common';
import type { Scope } from '#vault';

export const ACCESS = 'kith:access';
export type Access = Scope | 'open';

/** Only keys with this scope may call the operation. */
export const Needs = (scope: Scope) => SetMetadata<string, Access>(ACCESS, scope);

/** Anyone may call it: it gives no data. */
export const Open = () => SetMetadata<string, Access>(ACCESS, 'open');

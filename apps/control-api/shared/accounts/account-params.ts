import { z } from 'zod';
import { uuid } from '../../platform/validation/schemas.js';

export const accountParams = z.object({ id: uuid });

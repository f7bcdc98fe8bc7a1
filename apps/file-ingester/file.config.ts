import type { z } from 'zod';
import { baseConfig } from '#service-kit';

export const fileConfig = baseConfig;

export type FileConfig = z.output<typeof fileConfig>;

import { z } from 'zod';
import { personQuery } from '../cards/person.schemas.js';

export const exportQuery = z.strictObject({
  format: z.enum(['vcf', 'csv'], { error: 'Must be vcf or csv' }).meta({
    description:
      'vcf: one vCard 3.0 a person. csv: RFC 4180 with a header row; several values in one cell stand between " ::: "',
  }),
  search: personQuery.shape.search,
});
export type ExportQuery = z.output<typeof exportQuery>;

import { z } from 'zod';
import { personQuery } from '../cards/person.schemas.js';

export const exportQuery = z.strictObject({
  format: z.enum(['vcf', 'csv'], { error: 'Must be vcf or csv' }).meta({
    description:
      'vcf: a vCard 3.0 per person. csv: RFC 4180 with a header row; several values of a cell are separated by " ::: "',
  }),
  search: personQuery.shape.search,
});
export type ExportQuery = z.output<typeof exportQuery>;

import { Readable } from 'node:stream';
import { Controller, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import { accountParams } from '../../../shared/accounts/account-params.js';
import { type SyncJobView, syncJobExample, syncJobView } from '../../../shared/sync-jobs/sync-job.schemas.js';
import { UPLOAD_TYPES } from './accept-uploads.js';
import { UploadsService } from './uploads.service.js';

const uploadQuery = z.strictObject({
  encoding: z
    .string()
    .max(40)
    .refine(
      isEncoding,
      'Must be an encoding, such as utf-8, windows-1252, windows-1251, iso-8859-2, shift_jis or gb18030',
    )
    .optional()
    .meta({
      description:
        'In which encoding the file is written, if it does not say so (a label of the WHATWG encoding standard)',
      examples: ['windows-1251'],
    }),
});

@ApiTags('instances')
@Controller('instances/:id/file')
export class UploadsController {
  constructor(private readonly uploads: UploadsService) {}

  @Post()
  @ApiConsumes(...UPLOAD_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Operation({
    summary: 'Upload an address book to an account of provider file',
    description:
      'The body is a .vcf file of any size. It is the whole address book: a contact of the previous file that is missing in this one is deleted. Read the job for its progress.',
    scope: 'sync',
    status: 202,
    answer: z.object({ data: syncJobView }),
    example: { data: { ...syncJobExample, status: 'pending', startedAt: null } },
    errors: ['NOT_FOUND', 'INSTANCE_REMOVED', 'TOO_LARGE', 'NOT_JSON'],
  })
  async upload(
    @Param({ schema: accountParams }) { id }: z.output<typeof accountParams>,
    @Query({ schema: uploadQuery }) { encoding }: z.output<typeof uploadQuery>,
    @Req() { body }: FastifyRequest,
  ): Promise<{ data: SyncJobView }> {
    return { data: await this.uploads.upload(id, body instanceof Readable ? body : undefined, encoding ?? null) };
  }
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

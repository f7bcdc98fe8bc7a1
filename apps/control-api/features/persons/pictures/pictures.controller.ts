import { Controller, Get, Headers, HttpStatus, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import { ApiError } from '../../../platform/http/api-error.js';
import { PicturesReader } from './pictures.reader.js';

const params = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) });

/** A path names one content for ever. `private`: no cache between the client and Kith may keep what needs a key. */
const CACHING = 'private, max-age=31536000, immutable';

@ApiTags('persons')
@Controller('pictures')
export class PicturesController {
  constructor(private readonly reader: PicturesReader) {}

  @Get(':hash')
  @Operation({
    summary: 'Get a picture of a person',
    description:
      'The path is the `avatarUrl` of a person, or the value of a detail of the type `picture`. A path has the same content for ever.',
    scope: 'read',
    answer: z.string(),
    media: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    example: '…',
    errors: ['NOT_FOUND'],
  })
  @ApiResponse({ status: 304, description: 'The picture with the tag of If-None-Match is the one that the client has' })
  async get(
    @Param({ schema: params }) { hash }: z.output<typeof params>,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const picture = await this.reader.picture(hash);
    if (!picture) throw new ApiError('NOT_FOUND', 'There is no such picture.', { field: 'hash' });
    const etag = `"${hash}"`;
    void reply.header('etag', etag).header('cache-control', CACHING).header('x-content-type-options', 'nosniff');
    if (isKnown(known, etag)) {
      void reply.status(HttpStatus.NOT_MODIFIED);
      return undefined;
    }
    return new StreamableFile(picture.body, { type: picture.mediaType, length: picture.body.length });
  }
}

/** RFC 9110 §13.1.2: a list of tags, of which weak ones count, or a star. */
function isKnown(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()));
}

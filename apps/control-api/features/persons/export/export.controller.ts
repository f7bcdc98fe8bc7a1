import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Operation } from '../../../platform/docs/operation.decorator.js';
import { type ExportQuery, exportQuery } from './export.schemas.js';
import { exportText, MEDIA_TYPES, withFirstItem } from './export-text.js';
import { PersonExportReader } from './person-export.reader.js';

@ApiTags('persons')
@Controller('persons/export')
export class ExportController {
  constructor(private readonly reader: PersonExportReader) {}

  @Get()
  @Operation({
    summary: 'Export all persons, or those that a search finds, as one file',
    description: 'The answer is a stream of any size. A card has the same UID in every export.',
    scope: 'read',
    answer: z.string(),
    media: ['text/vcard', 'text/csv'],
    example: 'BEGIN:VCARD\r\nVERSION:3.0\r\n…',
  })
  async export(@Query({ schema: exportQuery }) { format, search = '' }: ExportQuery): Promise<StreamableFile> {
    return new StreamableFile(exportText(format, await withFirstItem(this.reader.persons(search))), {
      type: MEDIA_TYPES[format],
      disposition: `attachment; filename="persons.${format}"`,
    });
  }
}

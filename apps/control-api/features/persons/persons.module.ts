import { Module } from '@nestjs/common';
import { PersonCardsModule } from '../../shared/persons/person-cards.module.js';
import { AppliedEdits } from './cards/applied-edits.js';
import { PersonListReader } from './cards/person-list.reader.js';
import { PersonsController } from './cards/persons.controller.js';
import { EditsController } from './edits/edits.controller.js';
import { EditsService } from './edits/edits.service.js';
import { LocalPersonsService } from './edits/local-persons.service.js';
import { ExportController } from './export/export.controller.js';
import { PersonExportReader } from './export/person-export.reader.js';
import { CardAsOfReader } from './history/card-as-of.reader.js';
import { HistoryController } from './history/history.controller.js';
import { HistoryReader } from './history/history.reader.js';
import { PicturesController } from './pictures/pictures.controller.js';
import { PicturesReader } from './pictures/pictures.reader.js';

/** Cards of persons: lists, search, edits, history, export. */
@Module({
  imports: [PersonCardsModule],
  controllers: [PicturesController, ExportController, PersonsController, EditsController, HistoryController],
  providers: [
    PicturesReader,
    PersonListReader,
    AppliedEdits,
    PersonExportReader,
    EditsService,
    LocalPersonsService,
    CardAsOfReader,
    HistoryReader,
  ],
})
export class PersonsModule {}

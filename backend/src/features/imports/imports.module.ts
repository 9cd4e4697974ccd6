import { Module } from '@nestjs/common';
import { Storage } from '../../platform/storage/storage.ts';
import { ImportFiles } from './import-files.ts';
import { ImportOutcomes } from './import-outcomes.ts';
import { ImportsController } from './imports.controller.ts';
import { ImportsService } from './imports.service.ts';
import { LateDecisions } from './late-decisions.ts';

const files = { provide: ImportFiles, inject: [Storage], useFactory: (storage: Storage) => new ImportFiles(storage) };

@Module({
  controllers: [ImportsController],
  providers: [ImportsService, ImportOutcomes, LateDecisions, files],
  exports: [ImportFiles],
})
export class ImportsModule {}

import { Module } from '@nestjs/common';
import type { Config } from '../../platform/config/config.ts';
import { config } from '../../platform/platform.module.ts';
import { ImportFiles } from './import-files.ts';
import { ImportOutcomes } from './import-outcomes.ts';
import { ImportsController } from './imports.controller.ts';
import { ImportsService } from './imports.service.ts';
import { LateDecisions } from './late-decisions.ts';

const files = { provide: ImportFiles, inject: [config], useFactory: ({ dataDir }: Config) => new ImportFiles(dataDir) };

@Module({
  controllers: [ImportsController],
  providers: [ImportsService, ImportOutcomes, LateDecisions, files],
  exports: [ImportFiles],
})
export class ImportsModule {}

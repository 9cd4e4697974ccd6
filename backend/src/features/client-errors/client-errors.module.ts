import { join } from 'node:path';
import { Module } from '@nestjs/common';
import type { Config } from '../../platform/config/config.ts';
import { config } from '../../platform/platform.module.ts';
import { ClientErrorsController } from './client-errors.controller.ts';
import { WebSources } from './web-sources.ts';

@Module({
  controllers: [ClientErrorsController],
  providers: [
    {
      provide: WebSources,
      inject: [config],
      // Beside the export, which is served; its build writes both.
      useFactory: ({ root }: Config) => new WebSources(join(root, 'frontend', 'source-maps')),
    },
  ],
})
export class ClientErrorsModule {}

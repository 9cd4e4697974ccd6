import { Module } from '@nestjs/common';
import type { Config } from '../../platform/config/config.ts';
import { Database } from '../../platform/database/database.ts';
import { type Clock, clock, config } from '../../platform/platform.module.ts';
import { AuthModule } from '../auth/auth.module.ts';
import { SecurityLog } from '../auth/security-log.ts';
import { ApiTokensController } from './api-tokens.controller.ts';
import { ApiTokensService } from './api-tokens.service.ts';

@Module({
  imports: [AuthModule],
  controllers: [ApiTokensController],
  providers: [
    {
      provide: ApiTokensService,
      inject: [Database, SecurityLog, config, clock],
      useFactory: (database: Database, securityLog: SecurityLog, { environment }: Config, now: Clock) =>
        new ApiTokensService({ database, securityLog, environment, now }),
    },
  ],
})
export class ApiTokensModule {}

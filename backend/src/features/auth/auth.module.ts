import { Module } from '@nestjs/common';
import type { Config } from '../../platform/config/config.ts';
import type { Secrets } from '../../platform/config/secrets.ts';
import { Database } from '../../platform/database/database.ts';
import { AccessTokens } from '../../platform/http/access-tokens.ts';
import { RateLimits } from '../../platform/http/rate-limits.ts';
import type { Logging } from '../../platform/logging/logging.ts';
import { Outbox } from '../../platform/mail/outbox.ts';
import { Passwords } from '../../platform/passwords/passwords.ts';
import { type Clock, clock, config, logging, secrets } from '../../platform/platform.module.ts';
import { LedgersModule } from '../ledgers/ledgers.module.ts';
import { LedgersService } from '../ledgers/ledgers.service.ts';
import { AuthController } from './auth.controller.ts';
import { AuthService } from './auth.service.ts';
import { ProfileController } from './profile.controller.ts';
import { ProfileService } from './profile.service.ts';
import { RefreshTokens } from './refresh-tokens.ts';
import { SecurityLog } from './security-log.ts';
import { SignIns } from './sign-ins.ts';

@Module({
  imports: [LedgersModule],
  controllers: [AuthController, ProfileController],
  providers: [
    {
      provide: SecurityLog,
      inject: [Database, secrets, logging, Outbox, clock],
      useFactory: (database: Database, { auditKey }: Secrets, { audit }: Logging, outbox: Outbox, now: Clock) =>
        new SecurityLog({ database, auditKey: Buffer.from(auditKey), writeAuditLine: audit, outbox, now }),
    },
    {
      provide: SignIns,
      inject: [AccessTokens, secrets, clock],
      useFactory: (accessTokens: AccessTokens, { jwtSecret }: Secrets, now: Clock) =>
        new SignIns({ accessTokens, refreshTokens: new RefreshTokens(jwtSecret), now }),
    },
    {
      provide: AuthService,
      inject: [Database, SecurityLog, SignIns, Passwords, RateLimits, LedgersService, config],
      useFactory: (
        database: Database,
        securityLog: SecurityLog,
        signIns: SignIns,
        passwords: Passwords,
        limits: RateLimits,
        ledgers: LedgersService,
        { registration }: Config,
      ) => new AuthService({ database, securityLog, signIns, passwords, limits, ledgers, registration }),
    },
    {
      provide: ProfileService,
      inject: [Database, SecurityLog, Passwords, RateLimits, LedgersService, clock],
      useFactory: (
        database: Database,
        securityLog: SecurityLog,
        passwords: Passwords,
        limits: RateLimits,
        ledgers: LedgersService,
        now: Clock,
      ) => new ProfileService({ database, securityLog, passwords, limits, ledgers, now }),
    },
  ],
  exports: [AuthService],
})
export class AuthModule {}

import { Module } from '@nestjs/common';
import { AuditKeys } from '../../platform/audit/audit-keys.ts';
import type { Config } from '../../platform/config/config.ts';
import type { Secrets } from '../../platform/config/secrets.ts';
import { Database } from '../../platform/database/database.ts';
import { AccessTokens } from '../../platform/http/access-tokens.ts';
import { SignInCookies } from '../../platform/http/cookies.ts';
import { OwnOrigins } from '../../platform/http/own-origins.ts';
import { RateLimits } from '../../platform/http/rate-limits.ts';
import type { Logging } from '../../platform/logging/logging.ts';
import { Outbox } from '../../platform/mail/outbox.ts';
import { Passwords } from '../../platform/passwords/passwords.ts';
import { type Clock, clock, config, logging, secrets } from '../../platform/platform.module.ts';
import { Encryption } from '../../platform/secrets/encryption.ts';
import { LedgersModule } from '../ledgers/ledgers.module.ts';
import { LedgersService } from '../ledgers/ledgers.service.ts';
import { InvitesService } from '../members/invites.service.ts';
import { MembersModule } from '../members/members.module.ts';
import { AddressesController } from './addresses.controller.ts';
import { AddressesService } from './addresses.service.ts';
import { Arrivals } from './arrivals.ts';
import { AuthController } from './auth.controller.ts';
import { AuthService } from './auth.service.ts';
import { InvitationsController } from './invitations.controller.ts';
import { Invitations } from './invitations.ts';
import { OidcController } from './oidc.controller.ts';
import { OidcService } from './oidc.service.ts';
import { PasskeysController } from './passkeys.controller.ts';
import { PasskeysService } from './passkeys.service.ts';
import { ProfileController } from './profile.controller.ts';
import { ProfileService } from './profile.service.ts';
import { RefreshTokens } from './refresh-tokens.ts';
import { SecurityLog } from './security-log.ts';
import { SignInAnswers } from './sign-in-answers.ts';
import { SignIns } from './sign-ins.ts';
import { StepUpController } from './step-up.controller.ts';
import { StepUpService } from './step-up.service.ts';
import { TwoFactorController } from './two-factor.controller.ts';
import { TwoFactorService } from './two-factor.service.ts';
import { UserInvitesController } from './user-invites.controller.ts';
import { UserInvitesService } from './user-invites.service.ts';

@Module({
  imports: [LedgersModule, MembersModule],
  controllers: [
    AuthController,
    AddressesController,
    InvitationsController,
    PasskeysController,
    OidcController,
    ProfileController,
    StepUpController,
    TwoFactorController,
    UserInvitesController,
  ],
  providers: [
    {
      provide: SecurityLog,
      inject: [Database, secrets, logging, Outbox, clock],
      useFactory: (database: Database, { audit }: Secrets, logs: Logging, outbox: Outbox, now: Clock) =>
        new SecurityLog({ database, auditKeys: new AuditKeys(audit), writeAuditLine: logs.audit, outbox, now }),
    },
    {
      provide: SignIns,
      inject: [AccessTokens, secrets, Outbox, clock],
      useFactory: (accessTokens: AccessTokens, { jwt }: Secrets, { isOn: sendsMail }: Outbox, now: Clock) =>
        new SignIns({ accessTokens, refreshTokens: new RefreshTokens(jwt), sendsMail, now }),
    },
    {
      provide: Arrivals,
      inject: [Database, SecurityLog, SignIns, clock],
      useFactory: (database: Database, securityLog: SecurityLog, signIns: SignIns, now: Clock) =>
        new Arrivals({ database, securityLog, signIns, now }),
    },
    {
      provide: SignInAnswers,
      inject: [SignInCookies],
      useFactory: (cookies: SignInCookies) => new SignInAnswers(cookies),
    },
    {
      provide: PasskeysService,
      inject: [Database, SecurityLog, Arrivals, RateLimits, config, clock],
      useFactory: (
        database: Database,
        securityLog: SecurityLog,
        arrivals: Arrivals,
        limits: RateLimits,
        settings: Config,
        now: Clock,
      ) =>
        new PasskeysService({
          database,
          securityLog,
          arrivals,
          limits,
          origins: new OwnOrigins(settings),
          relyingParty: new URL(settings.appUrl).hostname,
          providers: settings.oidcProviders,
          now,
        }),
    },
    {
      provide: TwoFactorService,
      inject: [Database, SecurityLog, Arrivals, RateLimits, Encryption, clock],
      useFactory: (
        database: Database,
        securityLog: SecurityLog,
        arrivals: Arrivals,
        limits: RateLimits,
        encryption: Encryption,
        now: Clock,
      ) => new TwoFactorService({ database, securityLog, arrivals, limits, encryption, now }),
    },
    {
      provide: OidcService,
      inject: [Database, SecurityLog, Arrivals, AuthService, config, clock],
      useFactory: (
        database: Database,
        securityLog: SecurityLog,
        arrivals: Arrivals,
        auth: AuthService,
        { oidcProviders: providers, appUrl }: Config,
        now: Clock,
      ) => new OidcService({ database, securityLog, arrivals, auth, providers, appUrl, now }),
    },
    {
      provide: StepUpService,
      inject: [Database, SecurityLog, RateLimits, Passwords, PasskeysService, TwoFactorService, clock],
      useFactory: (
        database: Database,
        securityLog: SecurityLog,
        limits: RateLimits,
        passwords: Passwords,
        passkeys: PasskeysService,
        twoFactor: TwoFactorService,
        now: Clock,
      ) => new StepUpService({ database, securityLog, limits, passwords, passkeys, twoFactor, now }),
    },
    {
      provide: AuthService,
      inject: [Database, SecurityLog, SignIns, Arrivals, Passwords, RateLimits, LedgersService, Outbox, Invitations],
      useFactory: (
        database: Database,
        securityLog: SecurityLog,
        signIns: SignIns,
        arrivals: Arrivals,
        passwords: Passwords,
        limits: RateLimits,
        ledgers: LedgersService,
        outbox: Outbox,
        invitations: Invitations,
      ) =>
        new AuthService({ database, securityLog, signIns, arrivals, passwords, limits, ledgers, outbox, invitations }),
    },
    {
      provide: Invitations,
      inject: [Database, InvitesService, RateLimits, config, clock],
      useFactory: (database: Database, invites: InvitesService, limits: RateLimits, settings: Config, now: Clock) =>
        new Invitations({ database, invites, limits, settings, now }),
    },
    {
      provide: UserInvitesService,
      inject: [Database, SecurityLog, Outbox, RateLimits, config, clock],
      useFactory: (
        database: Database,
        securityLog: SecurityLog,
        outbox: Outbox,
        limits: RateLimits,
        { appUrl }: Config,
        now: Clock,
      ) => new UserInvitesService({ database, securityLog, outbox, limits, appUrl, now }),
    },
    {
      provide: AddressesService,
      inject: [Database, SecurityLog, RateLimits, Outbox, clock],
      useFactory: (database: Database, securityLog: SecurityLog, limits: RateLimits, outbox: Outbox, now: Clock) =>
        new AddressesService({ database, securityLog, limits, outbox, now }),
    },
    {
      provide: ProfileService,
      inject: [Database, SecurityLog, Passwords, RateLimits, LedgersService, Outbox, clock],
      useFactory: (
        database: Database,
        securityLog: SecurityLog,
        passwords: Passwords,
        limits: RateLimits,
        ledgers: LedgersService,
        outbox: Outbox,
        now: Clock,
      ) => new ProfileService({ database, securityLog, passwords, limits, ledgers, outbox, now }),
    },
  ],
  exports: [AuthService, SecurityLog],
})
export class AuthModule {}

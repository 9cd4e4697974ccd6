import { type DynamicModule, Module } from '@nestjs/common';
import { AccountsModule } from './features/accounts/accounts.module.ts';
import { AdminModule } from './features/admin/admin.module.ts';
import { ApiTokensModule } from './features/api-tokens/api-tokens.module.ts';
import { AuditModule } from './features/audit/audit.module.ts';
import { AuthModule } from './features/auth/auth.module.ts';
import { CategoriesModule } from './features/categories/categories.module.ts';
import { ClientErrorsModule } from './features/client-errors/client-errors.module.ts';
import { EntriesModule } from './features/entries/entries.module.ts';
import { EventsModule } from './features/events/events.module.ts';
import { ExportsModule } from './features/exports/exports.module.ts';
import { FlagsModule } from './features/flags/flags.module.ts';
import { HealthModule } from './features/health/health.module.ts';
import type { Health } from './features/health/health.ts';
import { HomeModule } from './features/home/home.module.ts';
import { ImportsModule } from './features/imports/imports.module.ts';
import { InboxModule } from './features/inbox/inbox.module.ts';
import { LedgersModule } from './features/ledgers/ledgers.module.ts';
import { MaintenanceModule } from './features/maintenance/maintenance.module.ts';
import { MembersModule } from './features/members/members.module.ts';
import { OperationsModule } from './features/operations/operations.module.ts';
import { PageViewsModule } from './features/page-views/page-views.module.ts';
import { PayeesModule } from './features/payees/payees.module.ts';
import { ReferenceModule } from './features/reference/reference.module.ts';
import { StorageModule } from './features/storage/storage.module.ts';
import { TagsModule } from './features/tags/tags.module.ts';
import { TransactionsModule } from './features/transactions/transactions.module.ts';
import { ViewsModule } from './features/views/views.module.ts';
import { type Platform, PlatformModule } from './platform/platform.module.ts';

/** Every feature, on one platform. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest's modules are classes.
export class AppModule {
  static of(platform: Platform, health: Health): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.of(platform),
        HealthModule.of(health),
        TransactionsModule,
        OperationsModule,
        LedgersModule,
        AuthModule,
        ApiTokensModule,
        ImportsModule,
        AccountsModule,
        CategoriesModule,
        MembersModule,
        PayeesModule,
        TagsModule,
        ViewsModule,
        HomeModule,
        ReferenceModule,
        InboxModule,
        EntriesModule,
        ExportsModule,
        EventsModule,
        AuditModule,
        AdminModule,
        FlagsModule,
        MaintenanceModule,
        StorageModule,
        ClientErrorsModule,
        PageViewsModule,
      ],
    };
  }
}

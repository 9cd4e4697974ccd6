import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.ts';
import { AdminController } from './admin.controller.ts';
import { AdminAuditService } from './admin-audit.service.ts';
import { AdminBackupsService } from './admin-backups.service.ts';
import { AdminHealthService } from './admin-health.service.ts';
import { AdminJobsService } from './admin-jobs.service.ts';
import { AdminUsersService } from './admin-users.service.ts';

@Module({
  imports: [AuthModule],
  controllers: [AdminController],
  providers: [AdminUsersService, AdminHealthService, AdminJobsService, AdminAuditService, AdminBackupsService],
})
export class AdminModule {}

import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.ts';
import { MaintenanceController } from './maintenance.controller.ts';
import { MaintenanceService } from './maintenance.service.ts';

@Module({ imports: [AuthModule], controllers: [MaintenanceController], providers: [MaintenanceService] })
export class MaintenanceModule {}

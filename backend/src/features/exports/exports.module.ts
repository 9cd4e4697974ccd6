import { Module } from '@nestjs/common';
import { ExportsController } from './exports.controller.ts';
import { ExportsService } from './exports.service.ts';

@Module({ controllers: [ExportsController], providers: [ExportsService] })
export class ExportsModule {}

import { Module } from '@nestjs/common';
import { LedgersController } from './ledgers.controller.ts';
import { LedgersService } from './ledgers.service.ts';

@Module({ controllers: [LedgersController], providers: [LedgersService], exports: [LedgersService] })
export class LedgersModule {}

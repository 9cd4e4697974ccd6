import { Module } from '@nestjs/common';
import { ImportsModule } from '../imports/imports.module.ts';
import { LedgersController } from './ledgers.controller.ts';
import { LedgersService } from './ledgers.service.ts';

@Module({
  imports: [ImportsModule],
  controllers: [LedgersController],
  providers: [LedgersService],
  exports: [LedgersService],
})
export class LedgersModule {}

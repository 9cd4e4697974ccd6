import { Module } from '@nestjs/common';
import { PayeesController } from './payees.controller.ts';
import { PayeesService } from './payees.service.ts';

@Module({ controllers: [PayeesController], providers: [PayeesService] })
export class PayeesModule {}

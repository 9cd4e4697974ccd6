import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.ts';
import { FlagsController } from './flags.controller.ts';
import { FlagsService } from './flags.service.ts';

@Module({ imports: [AuthModule], controllers: [FlagsController], providers: [FlagsService] })
export class FlagsModule {}

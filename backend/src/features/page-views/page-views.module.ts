import { Module } from '@nestjs/common';
import { PageViewsController } from './page-views.controller.ts';

@Module({ controllers: [PageViewsController] })
export class PageViewsModule {}

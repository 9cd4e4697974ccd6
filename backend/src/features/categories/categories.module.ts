import { Module } from '@nestjs/common';
import { CategoriesController } from './categories.controller.ts';
import { CategoriesService } from './categories.service.ts';
import { CategoryGroupsController } from './category-groups.controller.ts';
import { CategoryGroupsService } from './category-groups.service.ts';

@Module({
  controllers: [CategoryGroupsController, CategoriesController],
  providers: [CategoryGroupsService, CategoriesService],
  exports: [CategoryGroupsService, CategoriesService],
})
export class CategoriesModule {}

import { commonCategories } from '@expenseai/core/categorising/categoriser';
import { z } from 'zod';
import { Colour, Id, listOf, name, text } from './common.ts';
import { LedgerParams } from './ledgers.ts';
import { route } from './route.ts';

export const CategoryKind = z.enum(['income', 'expense']);
const Icon = z
  .string()
  .max(40)
  .regex(/^[a-z0-9-]+$/);
const Position = z.int().min(0).max(10_000);

export const CategoryGroup = z
  .object({ id: Id, name: z.string(), position: z.int(), version: z.int() })
  .meta({ id: 'CategoryGroup' });

export const Category = z
  .object({
    id: Id,
    groupId: Id,
    name: z.string(),
    kind: CategoryKind,
    icon: z.string(),
    colour: Colour,
    /** Which category of general knowledge it stands for. */
    common: z.enum(commonCategories).nullable(),
    isArchived: z.boolean(),
    position: z.int(),
    version: z.int(),
  })
  .meta({ id: 'Category' });
export type Category = z.output<typeof Category>;
export type CategoryGroup = z.output<typeof CategoryGroup>;

const GroupParams = z.strictObject({ ledgerId: Id, groupId: Id });
const CategoryParams = z.strictObject({ ledgerId: Id, categoryId: Id });

export const listCategoryGroups = route('GET', '/api/v1/ledgers/{ledgerId}/category-groups', {
  summary: 'Category groups in their order',
  access: 'viewer',
  params: LedgerParams,
  response: listOf(CategoryGroup),
});

export const createCategoryGroup = route('POST', '/api/v1/ledgers/{ledgerId}/category-groups', {
  summary: 'Create a category group',
  access: 'editor',
  params: LedgerParams,
  body: z.strictObject({ name: name(200), position: Position.optional() }),
  response: CategoryGroup,
  status: 201,
});

export const updateCategoryGroup = route('PATCH', '/api/v1/ledgers/{ledgerId}/category-groups/{groupId}', {
  summary: 'Rename or move a category group',
  access: 'editor',
  params: GroupParams,
  body: z.strictObject({ name: name(200).optional(), position: Position.optional() }),
  response: CategoryGroup,
});

export const deleteCategoryGroup = route('DELETE', '/api/v1/ledgers/{ledgerId}/category-groups/{groupId}', {
  summary: 'Delete a category group without categories',
  access: 'editor',
  params: GroupParams,
  status: 204,
});

export const listCategories = route('GET', '/api/v1/ledgers/{ledgerId}/categories', {
  summary: 'Categories in their order, archived ones included',
  access: 'viewer',
  params: LedgerParams,
  response: listOf(Category),
});

const categoryFields = {
  name: name(200),
  groupId: Id,
  kind: CategoryKind,
  icon: Icon,
  colour: Colour,
  common: z.enum(commonCategories).nullable(),
  position: Position,
};

export const createCategory = route('POST', '/api/v1/ledgers/{ledgerId}/categories', {
  summary: 'Create a category; what it stands for is guessed from its name',
  access: 'editor',
  params: LedgerParams,
  body: z.strictObject(categoryFields).partial({ kind: true, icon: true, colour: true, common: true, position: true }),
  response: Category,
  status: 201,
});

export const getCategory = route('GET', '/api/v1/ledgers/{ledgerId}/categories/{categoryId}', {
  summary: 'One category',
  access: 'viewer',
  params: CategoryParams,
  response: Category,
});

export const updateCategory = route('PATCH', '/api/v1/ledgers/{ledgerId}/categories/{categoryId}', {
  summary: 'Change, archive or restore a category',
  access: 'editor',
  params: CategoryParams,
  body: z.strictObject({ ...categoryFields, isArchived: z.boolean() }).partial(),
  response: Category,
});

export const deleteCategory = route('DELETE', '/api/v1/ledgers/{ledgerId}/categories/{categoryId}', {
  summary: 'Delete a category that no transaction uses; one that is used is archived instead',
  access: 'editor',
  params: CategoryParams,
  status: 204,
});

export const mergeCategory = route('POST', '/api/v1/ledgers/{ledgerId}/categories/{categoryId}/merge', {
  summary: 'Merge a category into another of its kind: everything of it goes there, and it is gone',
  access: 'editor',
  params: CategoryParams,
  body: z.strictObject({ into: Id }),
  response: Category,
});

export const Tag = z.object({ id: Id, name: z.string(), version: z.int() }).meta({ id: 'Tag' });
const TagParams = z.strictObject({ ledgerId: Id, tagId: Id });
export const TagName = text(50)
  .trim()
  .min(1)
  .regex(/^[^\s,#"()]+$/u, 'must not contain spaces, commas, quotes, # or brackets');

export const listTags = route('GET', '/api/v1/ledgers/{ledgerId}/tags', {
  summary: 'Tags by name',
  access: 'viewer',
  params: LedgerParams,
  response: listOf(Tag),
});
export const createTag = route('POST', '/api/v1/ledgers/{ledgerId}/tags', {
  summary: 'Create a tag; tags that a transaction names are created by themselves',
  access: 'editor',
  params: LedgerParams,
  body: z.strictObject({ name: TagName }),
  response: Tag,
  status: 201,
});
export const updateTag = route('PATCH', '/api/v1/ledgers/{ledgerId}/tags/{tagId}', {
  summary: 'Rename a tag everywhere',
  access: 'editor',
  params: TagParams,
  body: z.strictObject({ name: TagName }),
  response: Tag,
});
export const deleteTag = route('DELETE', '/api/v1/ledgers/{ledgerId}/tags/{tagId}', {
  summary: 'Delete a tag and take it off every transaction',
  access: 'editor',
  params: TagParams,
  status: 204,
});
export const mergeTag = route('POST', '/api/v1/ledgers/{ledgerId}/tags/{tagId}/merge', {
  summary: 'Merge a tag into another: every transaction that carries it carries that one, and it is gone',
  access: 'editor',
  params: TagParams,
  body: z.strictObject({ into: Id }),
  response: Tag,
});

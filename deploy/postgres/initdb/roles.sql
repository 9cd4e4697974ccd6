-- Run once, by PostgreSQL's container, when the cluster is new: the roles of backend/src/platform/database/roles.ts and
-- the database. The passwords are read from files here, so that none is in a command line.
\set owner `cat /run/secrets/owner`
\set app `cat /run/secrets/app`
\set bulk `cat /run/secrets/bulk`

create role expenseai_owner with login nosuperuser nobypassrls createdb nocreaterole password :'owner';
create role expenseai_app with login nosuperuser nobypassrls nocreatedb nocreaterole password :'app';
create role expenseai_bulk with login nosuperuser nobypassrls nocreatedb nocreaterole password :'bulk';
create role expenseai_search with nologin nosuperuser nobypassrls nocreatedb nocreaterole;
grant expenseai_app to expenseai_bulk;
grant expenseai_search to expenseai_owner;
grant set on parameter session_replication_role to expenseai_bulk;

create database expenseai owner expenseai_owner;
revoke all on database expenseai from public;
grant connect, temporary on database expenseai to expenseai_app, expenseai_bulk;

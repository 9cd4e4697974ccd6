/** From how many rows on a change uses the bulk writer's login, whose statements take as long as they need. */
export const bulkFrom = 2_000;

import type { Page } from 'playwright-core';

interface NewTransaction {
  date: string;
  amount: number;
  payee?: string;
  categoryId?: string;
  tags?: readonly string[];
}

/** What the API has for a person who is signed in. */
export class Ledger {
  readonly #page: Page;
  readonly base: string;

  private constructor(page: Page, base: string) {
    this.#page = page;
    this.base = base;
  }

  /** The person's first ledger. */
  static async of(page: Page): Promise<Ledger> {
    const { items } = await (await page.request.get('/api/v1/ledgers')).json();
    return new Ledger(page, `/api/v1/ledgers/${items[0].id}`);
  }

  async items(path: string): Promise<{ id: string; name: string }[]> {
    return (await (await this.#page.request.get(`${this.base}/${path}`)).json()).items;
  }

  /** The id of the category, account or tag of that name. */
  async idOf(path: string, name: string): Promise<string> {
    const found = (await this.items(path)).find((item) => item.name === name);
    if (!found) throw new Error(`There is no ${name} in ${path}`);
    return found.id;
  }

  /** Writes transactions on the first account. */
  async add(...transactions: NewTransaction[]): Promise<void> {
    const [account] = await this.items('accounts');
    for (const transaction of transactions) {
      const answer = await this.#page.request.post(`${this.base}/transactions`, {
        data: { accountId: account?.id, ...transaction },
      });
      if (!answer.ok()) throw new Error(await answer.text());
    }
  }
}

export const sizes: Readonly<Record<string, number>>;
export const trusts: readonly string[];
export const plantedOrder: readonly string[];
export const plantedGap: string;
export function plantedPlans(mechanisms: readonly { readonly id: string; readonly about: string }[]): string;
export function plantedOrders(count: number): string[];

export const plantedBox: readonly {
  readonly path: string;
  readonly side: 'above' | 'below';
  readonly limit: number;
  readonly within: number;
}[];
export const plantedQuantity: string;
export function plantedWorlds(mechanisms: readonly { readonly id: string; readonly about: string }[]): string;

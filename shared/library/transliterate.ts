/** Letters beyond ASCII that have a customary spelling in it. Accents are taken off by decomposition, not listed here. */
const SPELLINGS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'ß=ss ẞ=SS æ=ae Æ=AE œ=oe Œ=OE ø=o Ø=O ł=l Ł=L đ=d Đ=D ð=d Ð=D þ=th Þ=Th ı=i ŋ=ng ħ=h ŧ=t ə=e ' +
    'α=alpha β=beta γ=gamma δ=delta ε=epsilon ζ=zeta η=eta θ=theta ι=iota κ=kappa λ=lambda μ=mu ν=nu ξ=xi ο=o π=pi ' +
    'ρ=rho σ=sigma ς=sigma τ=tau υ=upsilon φ=phi χ=chi ψ=psi ω=omega Γ=Gamma Δ=Delta Θ=Theta Λ=Lambda Ξ=Xi Π=Pi ' +
    'Σ=Sigma Φ=Phi Ψ=Psi Ω=Omega ' +
    'а=a б=b в=v г=g д=d е=e ж=zh з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh ' +
    'щ=shch ъ= ы=y ь= э=e ю=yu я=ya є=ye і=i ґ=g ' +
    'А=A Б=B В=V Г=G Д=D Е=E Ж=Zh З=Z И=I К=K Л=L М=M Н=N О=O П=P Р=R С=S Т=T У=U Ф=F Х=Kh Ц=Ts Ч=Ch Ш=Sh ' +
    'Щ=Shch Ъ= Ы=Y Ь= Э=E Ю=Yu Я=Ya Є=Ye І=I Ґ=G ×=x'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(2)]),
);

/**
 * The text in ASCII as far as it has a customary spelling: "Müller" becomes "Muller", "β-VAE" becomes "beta-VAE". Letters
 * without one (Chinese, Arabic) are left out.
 */
export function toAscii(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^ -~]/gu, (char) => SPELLINGS[char] ?? '');
}

/**
 * Devices that ML systems papers measure on: data, to be extended by anyone. `pattern` is how the name is printed, without
 * anchors and without the vendor's name before it; it may match several models of one family. `vendor` names a family
 * whose bare "<vendor> GPU" also counts as a device.
 */
export interface Device {
  /** The name that filters and charts use. */
  readonly name: string;
  readonly pattern: string;
  readonly kind: 'gpu' | 'cpu' | 'accelerator' | 'architecture' | 'system' | 'edge' | 'fpga';
}

export const VENDORS = [
  'NVIDIA', 'Nvidia', 'nVidia', 'AMD', 'Intel', 'Google', 'Apple', 'Qualcomm', 'AWS', 'Amazon', 'Arm', 'ARM', 'Huawei',
  'Xilinx', 'Altera', 'Samsung', 'IBM', 'Microsoft', 'Meta', 'Habana', 'MediaTek', 'Cambricon', 'Tenstorrent', 'Moore Threads',
] as const; // prettier-ignore

const gpu = (name: string, pattern = name): Device => ({ name, pattern, kind: 'gpu' });
const cpu = (name: string, pattern = name): Device => ({ name, pattern, kind: 'cpu' });
const accelerator = (name: string, pattern = name): Device => ({ name, pattern, kind: 'accelerator' });
const architecture = (name: string, pattern = name): Device => ({ name, pattern, kind: 'architecture' });
const system = (name: string, pattern = name): Device => ({ name, pattern, kind: 'system' });
const edge = (name: string, pattern = name): Device => ({ name, pattern, kind: 'edge' });
const fpga = (name: string, pattern = name): Device => ({ name, pattern, kind: 'fpga' });

/** Longer names come before the names they contain. */
export const DEVICES: readonly Device[] = [
  // NVIDIA systems
  system('GB300', String.raw`GB300(?: NVL\d+)?`),
  system('GB200', String.raw`GB200(?: NVL\d+)?`),
  system('GH200', String.raw`GH200(?: Grace Hopper(?: Superchips?)?)?`),
  system('Grace Hopper', String.raw`Grace[ -]Hopper(?: Superchips?)?`),
  system('DGX', String.raw`DGX(?:[- ](?:[AHBV]\d{2,3}|[12]|Spark|Station|SuperPOD))?`),
  system('HGX', String.raw`HGX(?:[- ][AHB]\d{2,3})?`),
  // NVIDIA data-centre GPUs
  gpu('H100', String.raw`H100(?:[- ](?:SXM5?|PCIe|NVL))?`),
  gpu('A100', String.raw`A100(?:[- ](?:SXM4?|PCIe|\d0 ?GB))?`),
  gpu('H200'), gpu('H800'), gpu('H20'), gpu('H10'),
  gpu('B100'), gpu('B200'), gpu('B300'),
  gpu('A800'), gpu('A40'), gpu('A30'), gpu('A10G'), gpu('A10'), gpu('A16'), gpu('A2'),
  gpu('L40S'), gpu('L40'), gpu('L20'), gpu('L4'),
  gpu('V100', String.raw`V100(?:S|[- ](?:SXM2?|PCIe))?`),
  gpu('P100'), gpu('P40'), gpu('P4'), gpu('T4'), gpu('K80'), gpu('K40'), gpu('M60'), gpu('M40'),
  // NVIDIA workstation and consumer GPUs
  gpu('RTX PRO 6000', String.raw`RTX PRO 6000(?: Blackwell)?`),
  gpu('RTX 6000 Ada', String.raw`RTX 6000 Ada(?: Generation)?`),
  gpu('RTX A6000', String.raw`(?:RTX[- ])?A[456]\d00`),
  gpu('RTX 5090', String.raw`(?:GeForce )?RTX[- ]?5090|5090`),
  gpu('RTX 4090', String.raw`(?:GeForce )?RTX[- ]?4090|4090`),
  gpu('RTX 3090', String.raw`(?:GeForce )?RTX[- ]?3090(?: ?Ti)?|3090(?: ?Ti)?`),
  gpu('RTX 2080 Ti', String.raw`(?:GeForce )?RTX[- ]?2080 ?Ti|2080 ?Ti`),
  gpu('RTX', String.raw`(?:GeForce |Quadro )?RTX[- ]?\d{4}(?: ?(?:Ti|SUPER|Super|D))?`),
  gpu('GTX', String.raw`(?:GeForce )?GTX[- ]?\d{3,4}(?: ?Ti)?`),
  gpu('Titan', String.raw`(?:GeForce )?(?:TITAN|Titan)(?: (?:X|Xp|V|RTX|Black))?`),
  gpu('Tesla', String.raw`Tesla [A-Z]\d{1,3}[a-z]?`),
  // NVIDIA architectures
  architecture('Blackwell', String.raw`Blackwell(?: Ultra)?`),
  architecture('Hopper'), architecture('Ampere'), architecture('Ada Lovelace', String.raw`Ada(?: Lovelace)`),
  architecture('Turing'), architecture('Volta'), architecture('Pascal'), architecture('Kepler'), architecture('Maxwell'),
  // AMD
  gpu('MI300X', String.raw`(?:Instinct )?MI300X`), gpu('MI300A', String.raw`(?:Instinct )?MI300A`),
  gpu('Instinct', String.raw`(?:Instinct )?MI\d{2,3}[AX]?|Instinct`),
  gpu('Radeon', String.raw`Radeon(?: (?:RX|Pro|VII|PRO))?(?: ?[A-Z]?\d{3,4}(?: ?XTX?)?)?`),
  architecture('CDNA', String.raw`CDNA ?\d?`), architecture('RDNA', String.raw`RDNA ?\d?`),
  cpu('EPYC', String.raw`EPYC(?: \d{4}[A-Z]?\d?)?`), cpu('Ryzen', String.raw`Ryzen(?: ?(?:AI|\d))?(?: \d{4}\w{0,2})?`),
  // Intel
  cpu('Xeon', String.raw`Xeon(?: (?:Max|Phi|Gold|Platinum|Silver|Scalable|E\d|W|CPU Max))?(?:[ -]\d{4}\w?)?`),
  cpu('Sapphire Rapids'), cpu('Ice Lake'), cpu('Granite Rapids'), cpu('Cascade Lake'), cpu('Skylake'), cpu('Meteor Lake'),
  cpu('Core', String.raw`Core (?:Ultra|i[3579])(?:[- ]\d{3,5}[A-Z]{0,2})?`),
  accelerator('Gaudi', String.raw`Gaudi[- ]?[123]?`), gpu('Ponte Vecchio'), gpu('Intel Max', String.raw`Data Center GPU Max(?: \d{4})?`),
  gpu('Arc', String.raw`Arc [AB]\d{3}`),
  // Google, AWS, and other accelerators
  accelerator('TPU v2', String.raw`TPU[- ]?v2`), accelerator('TPU v3', String.raw`TPU[- ]?v3`),
  accelerator('TPU v4', String.raw`TPU[- ]?v4i?`), accelerator('TPU v5', String.raw`TPU[- ]?v5[ep]?`),
  accelerator('TPU v6', String.raw`TPU[- ]?v6e?|Trillium`), accelerator('TPU v7', String.raw`TPU[- ]?v7|Ironwood`),
  accelerator('Edge TPU'), accelerator('TPU', String.raw`(?:Google|Cloud) TPU`),
  accelerator('Trainium', String.raw`Trainium[- ]?[123]?`), accelerator('Inferentia', String.raw`Inferentia[- ]?[12]?`),
  cpu('Graviton', String.raw`Graviton[- ]?[1234]?`),
  accelerator('Cerebras WSE', String.raw`(?:Cerebras )?(?:WSE[- ]?[123]?|CS-[123]|Wafer[- ]Scale Engine(?:[ -][123])?)|Cerebras`),
  accelerator('Groq', String.raw`Groq(?: (?:LPU|TSP)s?)?`),
  accelerator('Graphcore IPU', String.raw`Graphcore(?: (?:Bow|IPU|GC200|Mk2)s?)?(?: IPU)?|IPU[- ](?:POD|Bow|M2000)\w*`),
  accelerator('SambaNova', String.raw`SambaNova(?: SN\d0L?)?|SN40L`), accelerator('d-Matrix'),
  accelerator('Tenstorrent', String.raw`Tenstorrent|Wormhole n\d+|Grayskull`), accelerator('MTIA', String.raw`MTIA(?: ?v?\d\w?)?`),
  accelerator('Ascend', String.raw`(?:Ascend(?: ?(?:910|310)[A-D]?| NPU)?|CloudMatrix ?384)`), accelerator('Cambricon', String.raw`MLU ?\d{3}`),
  accelerator('Hexagon', String.raw`Hexagon(?: (?:NPU|DSP))?`), accelerator('Ethos', String.raw`Ethos-U\d+`),
  accelerator('Loihi', String.raw`Loihi ?2?`), accelerator('Neural Engine', String.raw`(?:Apple )?Neural Engine`),
  accelerator('Hailo', String.raw`Hailo-\d+\w*`), accelerator('Coral', String.raw`(?:Google )?Coral(?: (?:Edge TPU|Dev Board(?: Micro)?))?`), accelerator('RNGD'), accelerator('Kunlun', String.raw`Kunlun(?: ?\d)?`),
  accelerator('BR100'), accelerator('DCU', String.raw`Hygon DCU`), accelerator('Sohu'), architecture('Rubin', String.raw`(?:Vera )?Rubin`), cpu('Sophon', String.raw`Sophon SG\d+`),
  // Edge devices and phones
  edge('Jetson', String.raw`Jetson(?: (?:AGX|Orin|Xavier|Nano|TX[12]|NX|Thor))*|AGX (?:Orin|Xavier)|Orin(?: (?:Nano|NX|AGX))?`),
  edge('Raspberry Pi', String.raw`Raspberry Pi(?: ?(?:Zero|[2345])(?: ?[BW]\+?)?)?`),
  edge('Apple M', String.raw`Apple (?:M[1-5](?: (?:Pro|Max|Ultra))?|A1\d(?: \w+)?|[Ss]ilicon)|M[1-5] (?:Pro|Max|Ultra)`),
  edge('Snapdragon', String.raw`Snapdragon(?: ?(?:X Elite|8 ?Gen ?\d|8 Elite|\d{3}))?`),
  edge('Adreno', String.raw`Adreno(?: \d{3})?`), edge('Mali', String.raw`Mali[- ]G\d+`),
  edge('STM32', String.raw`STM32\w*`), edge('ESP32', String.raw`ESP32\w*`), edge('MAX78000'), edge('iPhone', String.raw`iPhone(?: ?\d{1,2}(?: Pro)?(?: Max)?)?`), edge('Pixel', String.raw`Pixel \d`),
  edge('Cortex', String.raw`Cortex[- ][AMX]\d+\w*`), edge('Dimensity', String.raw`Dimensity \d+`),
  // FPGAs
  fpga('Alveo', String.raw`Alveo(?: [UV]\d+\w?)?`), fpga('Versal', String.raw`Versal(?: (?:ACAP|AI Core|VCK\d+|VHK\d+))?|VCK\d+`),
  fpga('UltraScale+', String.raw`(?:Virtex|Kintex|Zynq)(?:[ -]?(?:UltraScale\+?|7|\d{4}))?|ZCU ?\d+|VCU ?\d+|U280|U250|U55[Cc]`),
  fpga('Stratix', String.raw`Stratix(?: ?(?:10|V)(?: ?[A-Z]{2})?)?`), fpga('Kria', String.raw`Kria(?: K?[RV]?\d+\w*)?`), fpga('Arria', String.raw`Arria(?: ?10)?`), fpga('Agilex'),
]; // prettier-ignore

/** Words with one capital that are names, not the start of a title word: BibTeX styles must not lower-case them. */
export const KNOWN_TERMS: ReadonlySet<string> = new Set(
  `Hopper Ampere Blackwell Volta Turing Pascal Kepler Maxwell Fermi Lovelace Rubin Grace Nvidia Intel Xeon Radeon Instinct Gaudi Trainium
  Inferentia Graphcore Cerebras Groq Tenstorrent Qualcomm Hexagon Adreno Arm Apple Google Microsoft Amazon Meta Alibaba Tencent Huawei
  Ascend Baidu Samsung Infiniband Ethernet Kubernetes Docker Linux Windows Android Unix Python Java Rust Julia Haskell Erlang Scala Kotlin
  Fortran Triton Cutlass Halide Mojo Spark Hadoop Flink Kafka Ray Dask Redis Postgres Cassandra Memcached Slurm Horovod Megatron Alpa
  Llama Mixtral Mistral Gemini Gemma Qwen Claude Falcon Mamba Jamba Phi Whisper Codex Copilot Bert Adam Muon Shampoo Lion
  Bayes Bayesian Gauss Gaussian Laplace Laplacian Markov Markovian Poisson Bernoulli Dirichlet Fourier Hilbert Banach Euler Euclidean Euclid
  Newton Newtonian Kalman Boltzmann Shannon Nash Pareto Lipschitz Hessian Jacobian Riemann Riemannian Wasserstein Kullback Leibler Cholesky
  Krylov Chebyshev Hadamard Kronecker Fisher Bellman Lyapunov Nesterov Langevin Schrodinger Hamiltonian Lagrangian Lagrange Gibbs
  Metropolis Hastings Monte Carlo Vegas Viterbi Huffman Hamming Bloom Merkle Byzantine Paxos Raft Moore Amdahl Turing Boolean Cartesian
  Delaunay Voronoi Steiner Hopfield Hebbian Dijkstra Knuth Moffat Winograd Strassen Toeplitz Cauchy Sobolev Zipf
  English Chinese Japanese Korean German French Spanish Italian Portuguese Russian Arabic Hindi Latin Greek African American European Asian
  Indian British Dutch Turkish Vietnamese Indonesian Thai Persian Hebrew Swahili Bengali Urdu Polish Czech Finnish Swedish Norwegian Danish
  Africa America Europe Asia China Japan Korea India Germany France Spain Italy Russia Brazil Canada Australia Britain England London Paris
  Berlin Beijing Shanghai Tokyo Twitter Facebook Reddit Wikipedia Wikidata Amazon Netflix Uber Stanford Berkeley Internet
  Atari Minecraft Go Mars Earth Sun Moon Milky`.split(/\s+/),
);

/** Second halves of compounds that title case capitalises: "LLM-Based" needs its braces around "LLM" only. */
export const COMMON_SECOND_HALVES: ReadonlySet<string> = new Set(
  `Based Aware Driven Free Level Efficient Guided Powered Style Like Specific Enabled Enhanced Augmented Oriented Centric Assisted Scale
  Scaled Native Friendly Accelerated Optimized Optimised Generated Agnostic Dependent Independent Informed Induced Inspired Constrained
  Trained Tuned Tuning Time Side Wise Wide Only First Hoc Ready Compatible Compliant Intensive Bound Hosted Supported Inference Training
  Serving Compute Cluster Clusters Core Cores Memory Sparse Dense Parallel Distributed Disaggregated Optimal Preserving Conditioned
  Free Less To And Of In The For A An`.split(/\s+/),
);

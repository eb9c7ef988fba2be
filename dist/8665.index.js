export const id=8665;export const ids=[8665];export const modules={1283:((e,t,i)=>{i.d(t,{A:()=>a});var o=i(34589),r=class{name;variadic;command;handler;constructor(e,t,i,o=!1){this.command=e,this.name=t,this.handler=i,this.variadic=o}},n=class{value;description;command;handler;alias;isBoolean;constructor(e,t,i,o,r,n){this.command=e,this.value=t,this.description=i,this.handler=o,this.alias=r,this.isBoolean=n}},s=class{value;description;options=new Map;arguments=new Map;parent;constructor(e,t){this.value=e,this.description=t}option(e,t,i,o){let r,s,l;"function"==typeof i?(r=i,s=o,l=!1):("string"==typeof i?(r=void 0,s=i):(r=void 0,s=void 0),l=!0);let a=new n(this,e,t,r,s,l);return this.options.set(e,a),this}argument(e,t,i=!1){let o=new r(this,e,t,i);return this.arguments.set(e,o),this}};let l=new class extends s{commands=new Map;completions=[];directive=0;constructor(){super("","")}command(e,t){let i=new s(e,t);return this.commands.set(e,i),i}stripOptions(e){let t=[],i=0;for(;i<e.length;){let o=e[i];if(o.startsWith("-")){i++;let t=!1,r=this.findOption(this,o);if(r)t=r.isBoolean??!1;else for(let[,e]of this.commands){let i=this.findOption(e,o);if(i){t=i.isBoolean??!1;break}}!t&&i<e.length&&!e[i].startsWith("-")&&i++}else t.push(o),i++}return t}matchCommand(e){e=this.stripOptions(e);let t=[],i=[],o=null;for(let r=0;r<e.length;r++){let n=e[r];t.push(n);let s=this.commands.get(t.join(" "));if(s)o=s;else{i=e.slice(r,e.length);break}}return[o||this,i]}shouldCompleteFlags(e,t){if(t.startsWith("-"))return!0;if(e?.startsWith("-")){let t=this.findOption(this,e);if(!t){for(let[,i]of this.commands)if(t=this.findOption(i,e))break}return!(t&&t.isBoolean)}return!1}shouldCompleteCommands(e){return!e.startsWith("-")}handleFlagCompletion(e,t,i,o){let r;if(i.includes("=")){let[e]=i.split("=");r=e}else if(o?.startsWith("-")){let t=this.findOption(e,o);t&&!t.isBoolean&&(r=o)}if(r){let t=this.findOption(e,r);if(t?.handler){let i=[];t.handler.call(t,(e,t)=>i.push({value:e,description:t}),e.options),this.completions=i}return}if(i.startsWith("-")){let t=i.startsWith("-")&&!i.startsWith("--"),o=i.replace(/^-+/,"");for(let[r,n]of e.options)t&&n.alias&&`-${n.alias}`.startsWith(i)?this.completions.push({value:`-${n.alias}`,description:n.description}):!t&&r.startsWith(o)&&this.completions.push({value:`--${r}`,description:n.description})}}findOption(e,t){let i=e.options.get(t);if(i||(i=e.options.get(t.replace(/^-+/,""))))return i;for(let[i,o]of e.options)if(o.alias&&`-${o.alias}`===t)return o}handleCommandCompletion(e,t){let i=this.stripOptions(e);for(let[e,o]of this.commands){if(""===e)continue;let r=e.split(" ");r.slice(0,i.length).every((e,t)=>e===i[t])&&r[i.length]?.startsWith(t)&&this.completions.push({value:r[i.length],description:o.description})}}handlePositionalCompletion(e,t){let i=this.stripOptions(t),o=e.value.split(" ").length,r=Math.max(0,i.length-o),n=Array.from(e.arguments.entries());if(n.length>0){let t;if(r<n.length){let[e,i]=n[r];t=i}else{let e=n[n.length-1][1];e.variadic&&(t=e)}if(t&&t.handler&&"function"==typeof t.handler){let i=[];t.handler.call(t,(e,t)=>i.push({value:e,description:t}),e.options),this.completions.push(...i)}}}complete(e){this.directive=4;let t=new Set;this.completions.filter(e=>!t.has(e.value)&&(t.add(e.value),!0)).filter(t=>{if(e.includes("=")){let[,i]=e.split("=");return t.value.startsWith(i)}return t.value.startsWith(e)}).forEach(e=>console.log(`${e.value}	${e.description??""}`)),console.log(`:${this.directive}`)}parse(e){this.completions=[];let t=""===e[e.length-1];t&&e.pop();let i=e[e.length-1]||"",o=e.slice(0,-1);t&&(""!==i&&o.push(i),i="");let[r]=this.matchCommand(o),n=o[o.length-1];this.shouldCompleteFlags(n,i)?this.handleFlagCompletion(r,o,i,n):(this.shouldCompleteCommands(i)&&this.handleCommandCompletion(o,i),r&&r.arguments.size>0&&this.handlePositionalCompletion(r,o)),this.complete(i)}setup(e,t,i){var r,n,s,l,a,p,h,c;switch(o("zsh"===i||"bash"===i||"fish"===i||"powershell"===i,"Unsupported shell"),i){case"zsh":console.log((r=e,n=t,`#compdef ${r}
compdef _${r} ${r}

# zsh completion for ${r} -*- shell-script -*-

__${r}_debug() {
    local file="$BASH_COMP_DEBUG_FILE"
    if [[ -n $\{file} ]]; then
        echo "$*" >> "$\{file}"
    fi
}

_${r}() {
    local shellCompDirectiveError=1
    local shellCompDirectiveNoSpace=2
    local shellCompDirectiveNoFileComp=4
    local shellCompDirectiveFilterFileExt=8
    local shellCompDirectiveFilterDirs=16
    local shellCompDirectiveKeepOrder=32

    local lastParam lastChar flagPrefix requestComp out directive comp lastComp noSpace keepOrder
    local -a completions

    __${r}_debug "\\n========= starting completion logic =========="
    __${r}_debug "CURRENT: $\{CURRENT}, words[*]: $\{words[*]}"

    # The user could have moved the cursor backwards on the command-line.
    # We need to trigger completion from the $CURRENT location, so we need
    # to truncate the command-line ($words) up to the $CURRENT location.
    # (We cannot use $CURSOR as its value does not work when a command is an alias.)
    words=( "$\{=words[1,CURRENT]}" )
    __${r}_debug "Truncated words[*]: $\{words[*]},"

    lastParam=$\{words[-1]}
    lastChar=$\{lastParam[-1]}
    __${r}_debug "lastParam: $\{lastParam}, lastChar: $\{lastChar}"

    # For zsh, when completing a flag with an = (e.g., ${r} -n=<TAB>)
    # completions must be prefixed with the flag
    setopt local_options BASH_REMATCH
    if [[ "$\{lastParam}" =~ '-.*=' ]]; then
        # We are dealing with a flag with an =
        flagPrefix="-P $\{BASH_REMATCH}"
    fi

    # Prepare the command to obtain completions, ensuring arguments are quoted for eval
    local -a args_to_quote=("$\{(@)words[2,-1]}")
    if [ "$\{lastChar}" = "" ] && [ "$\{args_to_quote[-1]}" != "" ]; then
        # If the last parameter is complete (there is a space following it)
        # We add an extra empty parameter so we can indicate this to the go completion code.
        __${r}_debug "Adding extra empty parameter"
        args_to_quote+=("")
    fi

    # Use Zsh's (q) flag to quote each argument safely for eval
    local quoted_args=("$\{(@q)args_to_quote}")

    # Join the main command and the quoted arguments into a single string for eval
    requestComp="${n} complete -- $\{quoted_args[*]}"

    __${r}_debug "About to call: eval $\{requestComp}"

    # Use eval to handle any environment variables and such
    out=$(eval $\{requestComp} 2>/dev/null)
    __${r}_debug "completion output: $\{out}"

    # Extract the directive integer following a : from the last line
    local lastLine
    while IFS='
' read -r line; do
        lastLine=$\{line}
    done < <(printf "%s
" "$\{out[@]}")
    __${r}_debug "last line: $\{lastLine}"

    if [ "$\{lastLine[1]}" = : ]; then
        directive=$\{lastLine[2,-1]}
        # Remove the directive including the : and the newline
        local suffix
        (( suffix=$\{#lastLine}+2))
        out=$\{out[1,-$suffix]}
    else
        # There is no directive specified.  Leave $out as is.
        __${r}_debug "No directive found.  Setting to default"
        directive=0
    fi

    __${r}_debug "directive: $\{directive}"
    __${r}_debug "completions: $\{out}"
    __${r}_debug "flagPrefix: $\{flagPrefix}"

    if [ $((directive & shellCompDirectiveError)) -ne 0 ]; then
        __${r}_debug "Completion received error. Ignoring completions."
        return
    fi

    local activeHelpMarker="%"
    local endIndex=$\{#activeHelpMarker}
    local startIndex=$(($\{#activeHelpMarker}+1))
    local hasActiveHelp=0
    while IFS='
' read -r comp; do
        # Check if this is an activeHelp statement (i.e., prefixed with $activeHelpMarker)
        if [ "$\{comp[1,$endIndex]}" = "$activeHelpMarker" ];then
            __${r}_debug "ActiveHelp found: $comp"
            comp="$\{comp[$startIndex,-1]}"
            if [ -n "$comp" ]; then
                compadd -x "$\{comp}"
                __${r}_debug "ActiveHelp will need delimiter"
                hasActiveHelp=1
            fi
            continue
        fi

        if [ -n "$comp" ]; then
            # If requested, completions are returned with a description.
            # The description is preceded by a TAB character.
            # For zsh's _describe, we need to use a : instead of a TAB.
            # We first need to escape any : as part of the completion itself.
            comp=$\{comp//:/\\:}

            local tab="$(printf '\\t')"
            comp=$\{comp//$tab/:}

            __${r}_debug "Adding completion: $\{comp}"
            completions+=$\{comp}
            lastComp=$comp
        fi
    done < <(printf "%s
" "$\{out[@]}")

    # Add a delimiter after the activeHelp statements, but only if:
    # - there are completions following the activeHelp statements, or
    # - file completion will be performed (so there will be choices after the activeHelp)
    if [ $hasActiveHelp -eq 1 ]; then
        if [ $\{#completions} -ne 0 ] || [ $((directive & shellCompDirectiveNoFileComp)) -eq 0 ]; then
            __${r}_debug "Adding activeHelp delimiter"
            compadd -x "--"
            hasActiveHelp=0
        fi
    fi

    if [ $((directive & shellCompDirectiveNoSpace)) -ne 0 ]; then
        __${r}_debug "Activating nospace."
        noSpace="-S ''"
    fi

    if [ $((directive & shellCompDirectiveKeepOrder)) -ne 0 ]; then
        __${r}_debug "Activating keep order."
        keepOrder="-V"
    fi

    if [ $((directive & shellCompDirectiveFilterFileExt)) -ne 0 ]; then
        # File extension filtering
        local filteringCmd
        filteringCmd='_files'
        for filter in $\{completions[@]}; do
            if [ $\{filter[1]} != '*' ]; then
                # zsh requires a glob pattern to do file filtering
                filter="\\*.$filter"
            fi
            filteringCmd+=" -g $filter"
        done
        filteringCmd+=" $\{flagPrefix}"

        __${r}_debug "File filtering command: $filteringCmd"
        _arguments '*:filename:'"$filteringCmd"
    elif [ $((directive & shellCompDirectiveFilterDirs)) -ne 0 ]; then
        # File completion for directories only
        local subdir
        subdir="$\{completions[1]}"
        if [ -n "$subdir" ]; then
            __${r}_debug "Listing directories in $subdir"
            pushd "$\{subdir}" >/dev/null 2>&1
        else
            __${r}_debug "Listing directories in ."
        fi

        local result
        _arguments '*:dirname:_files -/'" $\{flagPrefix}"
        result=$?
        if [ -n "$subdir" ]; then
            popd >/dev/null 2>&1
        fi
        return $result
    else
        __${r}_debug "Calling _describe"
        if eval _describe $keepOrder "completions" completions -Q $\{flagPrefix} $\{noSpace}; then
            __${r}_debug "_describe found some completions"

            # Return the success of having called _describe
            return 0
        else
            __${r}_debug "_describe did not find completions."
            __${r}_debug "Checking if we should do file completion."
            if [ $((directive & shellCompDirectiveNoFileComp)) -ne 0 ]; then
                __${r}_debug "deactivating file completion"

                # Return 0 to indicate completion is finished and prevent zsh from
                # trying other completion algorithms (which could cause hanging).
                # We use NoFileComp directive to explicitly disable file completion.
                return 0
            else
                # Perform file completion
                __${r}_debug "Activating file completion"

                # We must return the result of this command, so it must be the
                # last command, or else we must store its result to return it.
                _arguments '*:filename:_files'" $\{flagPrefix}"
            fi
        fi
    fi
}

# don't run the completion function when being sourced or eval-ed
if [ "$\{funcstack[1]}" = "_${r}" ]; then
    _${r}
fi
`));break;case"bash":let m;console.log((s=e,l=t,m=s.replace(/[-:]/g,"_"),`# bash completion for ${s}

# Define shell completion directives
readonly ShellCompDirectiveError=1
readonly ShellCompDirectiveNoSpace=2
readonly ShellCompDirectiveNoFileComp=4
readonly ShellCompDirectiveFilterFileExt=8
readonly ShellCompDirectiveFilterDirs=16
readonly ShellCompDirectiveKeepOrder=32

# Function to debug completion
__${m}_debug() {
    if [[ -n $\{BASH_COMP_DEBUG_FILE:-} ]]; then
        echo "$*" >> "$\{BASH_COMP_DEBUG_FILE}"
    fi
}

# Function to handle completions
__${m}_complete() {
    local cur prev words cword
    _get_comp_words_by_ref -n "=:" cur prev words cword

    local requestComp out directive
    
    # Build the command to get completions
    requestComp="${l} complete -- $\{words[@]:1}"
    
    # Add an empty parameter if the last parameter is complete
    if [[ -z "$cur" ]]; then
        requestComp="$requestComp ''"
    fi
    
    # Get completions from the program
    out=$(eval "$requestComp" 2>/dev/null)
    
    # Extract directive if present
    directive=0
    if [[ "$out" == *:* ]]; then
        directive=$\{out##*:}
        out=$\{out%:*}
    fi
    
    # Process completions based on directive
    if [[ $((directive & $ShellCompDirectiveError)) -ne 0 ]]; then
        # Error, no completion
        return
    fi
    
    # Apply directives
    if [[ $((directive & $ShellCompDirectiveNoSpace)) -ne 0 ]]; then
        compopt -o nospace
    fi
    if [[ $((directive & $ShellCompDirectiveKeepOrder)) -ne 0 ]]; then
        compopt -o nosort
    fi
    if [[ $((directive & $ShellCompDirectiveNoFileComp)) -ne 0 ]]; then
        compopt +o default
    fi
    
    # Handle file extension filtering
    if [[ $((directive & $ShellCompDirectiveFilterFileExt)) -ne 0 ]]; then
        local filter=""
        for ext in $out; do
            filter="$filter|$ext"
        done
        filter="\\.($filter)"
        compopt -o filenames
        COMPREPLY=( $(compgen -f -X "!$filter" -- "$cur") )
        return
    fi
    
    # Handle directory filtering
    if [[ $((directive & $ShellCompDirectiveFilterDirs)) -ne 0 ]]; then
        compopt -o dirnames
        COMPREPLY=( $(compgen -d -- "$cur") )
        return
    fi
    
    # Process completions
    local IFS=$'\\n'
    local tab=$(printf '\\t')
    
    # Parse completions with descriptions
    local completions=()
    while read -r comp; do
        if [[ "$comp" == *$tab* ]]; then
            # Split completion and description
            local value=$\{comp%%$tab*}
            local desc=$\{comp#*$tab}
            completions+=("$value")
        else
            completions+=("$comp")
        fi
    done <<< "$out"
    
    # Return completions
    COMPREPLY=( $(compgen -W "$\{completions[*]}" -- "$cur") )
}

# Register completion function
complete -F __${m}_complete ${s}
`));break;case"fish":let u;console.log((a=e,p=t,u=a.replace(/[-:]/g,"_"),`# fish completion for ${a} -*- shell-script -*-

function __${u}_debug
    set -l file "$BASH_COMP_DEBUG_FILE"
    if test -n "$file"
        echo "$argv" >> $file
    end
end

function __${u}_perform_completion
    __${u}_debug "Starting __${u}_perform_completion"

    # Extract all args except the last one
    set -l args (commandline -opc)
    # Extract the token currently being completed (may be empty on a trailing space)
    set -l lastArg (commandline -ct)

    __${u}_debug "args: $args"
    __${u}_debug "last arg: $lastArg"

    # Pass each arg as its own token (no string join/eval, which would collapse multi-segment paths); quote "$lastArg" so an empty trailing token is still sent.
    __${u}_debug "Calling ${p} complete -- $args[2..-1] $lastArg"
    set -l results (${p} complete -- $args[2..-1] "$lastArg" 2> /dev/null)

    # Some programs may output extra empty lines after the directive.
    # Let's ignore them or else it will break completion.
    # Ref: https://github.com/spf13/cobra/issues/1279
    for line in $results[-1..1]
        if test (string trim -- $line) = ""
            # Found an empty line, remove it
            set results $results[1..-2]
        else
            # Found non-empty line, we have our proper output
            break
        end
    end

    set -l comps $results[1..-2]
    set -l directiveLine $results[-1]

    # For Fish, when completing a flag with an = (e.g., <program> -n=<TAB>)
    # completions must be prefixed with the flag
    set -l flagPrefix (string match -r -- '-.*=' "$lastArg")

    __${u}_debug "Comps: $comps"
    __${u}_debug "DirectiveLine: $directiveLine"
    __${u}_debug "flagPrefix: $flagPrefix"

    for comp in $comps
        printf "%s%s\\n" "$flagPrefix" "$comp"
    end

    printf "%s\\n" "$directiveLine"
end

# This function limits calls to __${u}_perform_completion, by caching the result
function __${u}_perform_completion_once
    __${u}_debug "Starting __${u}_perform_completion_once"

    if test -n "$__${u}_perform_completion_once_result"
        __${u}_debug "Seems like a valid result already exists, skipping __${u}_perform_completion"
        return 0
    end

    set --global __${u}_perform_completion_once_result (__${u}_perform_completion)
    if test -z "$__${u}_perform_completion_once_result"
        __${u}_debug "No completions, probably due to a failure"
        return 1
    end

    __${u}_debug "Performed completions and set __${u}_perform_completion_once_result"
    return 0
end

# This function is used to clear the cached result after completions are run
function __${u}_clear_perform_completion_once_result
    __${u}_debug ""
    __${u}_debug "========= clearing previously set __${u}_perform_completion_once_result variable =========="
    set --erase __${u}_perform_completion_once_result
    __${u}_debug "Successfully erased the variable __${u}_perform_completion_once_result"
end

function __${u}_requires_order_preservation
    __${u}_debug ""
    __${u}_debug "========= checking if order preservation is required =========="

    __${u}_perform_completion_once
    if test -z "$__${u}_perform_completion_once_result"
        __${u}_debug "Error determining if order preservation is required"
        return 1
    end

    set -l directive (string sub --start 2 $__${u}_perform_completion_once_result[-1])
    __${u}_debug "Directive is: $directive"

    set -l shellCompDirectiveKeepOrder 32
    set -l keeporder (math (math --scale 0 $directive / $shellCompDirectiveKeepOrder) % 2)
    __${u}_debug "Keeporder is: $keeporder"

    if test $keeporder -ne 0
        __${u}_debug "This does require order preservation"
        return 0
    end

    __${u}_debug "This doesn't require order preservation"
    return 1
end

# This function does two things:
# - Obtain the completions and store them in the global __${u}_comp_results
# - Return false if file completion should be performed
function __${u}_prepare_completions
    __${u}_debug ""
    __${u}_debug "========= starting completion logic =========="

    # Start fresh
    set --erase __${u}_comp_results

    __${u}_perform_completion_once
    __${u}_debug "Completion results: $__${u}_perform_completion_once_result"

    if test -z "$__${u}_perform_completion_once_result"
        __${u}_debug "No completion, probably due to a failure"
        # Might as well do file completion, in case it helps
        return 1
    end

    set -l directive (string sub --start 2 $__${u}_perform_completion_once_result[-1])
    set --global __${u}_comp_results $__${u}_perform_completion_once_result[1..-2]

    __${u}_debug "Completions are: $__${u}_comp_results"
    __${u}_debug "Directive is: $directive"

    set -l shellCompDirectiveError 1
    set -l shellCompDirectiveNoSpace 2
    set -l shellCompDirectiveNoFileComp 4
    set -l shellCompDirectiveFilterFileExt 8
    set -l shellCompDirectiveFilterDirs 16

    if test -z "$directive"
        set directive 0
    end

    set -l compErr (math (math --scale 0 $directive / $shellCompDirectiveError) % 2)
    if test $compErr -eq 1
        __${u}_debug "Received error directive: aborting."
        # Might as well do file completion, in case it helps
        return 1
    end

    set -l filefilter (math (math --scale 0 $directive / $shellCompDirectiveFilterFileExt) % 2)
    set -l dirfilter (math (math --scale 0 $directive / $shellCompDirectiveFilterDirs) % 2)
    if test $filefilter -eq 1; or test $dirfilter -eq 1
        __${u}_debug "File extension filtering or directory filtering not supported"
        # Do full file completion instead
        return 1
    end

    set -l nospace (math (math --scale 0 $directive / $shellCompDirectiveNoSpace) % 2)
    set -l nofiles (math (math --scale 0 $directive / $shellCompDirectiveNoFileComp) % 2)

    __${u}_debug "nospace: $nospace, nofiles: $nofiles"

    # If we want to prevent a space, or if file completion is NOT disabled,
    # we need to count the number of valid completions.
    # To do so, we will filter on prefix as the completions we have received
    # may not already be filtered so as to allow fish to match on different
    # criteria than the prefix.
    if test $nospace -ne 0; or test $nofiles -eq 0
        set -l prefix (commandline -t | string escape --style=regex)
        __${u}_debug "prefix: $prefix"

        set -l completions (string match -r -- "^$prefix.*" $__${u}_comp_results)
        set --global __${u}_comp_results $completions
        __${u}_debug "Filtered completions are: $__${u}_comp_results"

        # Important not to quote the variable for count to work
        set -l numComps (count $__${u}_comp_results)
        __${u}_debug "numComps: $numComps"

        if test $numComps -eq 1; and test $nospace -ne 0
            # We must first split on \\t to get rid of the descriptions to be
            # able to check what the actual completion will be.
            # We don't need descriptions anyway since there is only a single
            # real completion which the shell will expand immediately.
            set -l split (string split --max 1 "\\t" $__${u}_comp_results[1])

            # Fish won't add a space if the completion ends with any
            # of the following characters: @=/:.,
            set -l lastChar (string sub -s -1 -- $split)
            if not string match -r -q "[@=/:.,]" -- "$lastChar"
                # In other cases, to support the "nospace" directive we trick the shell
                # by outputting an extra, longer completion.
                __${u}_debug "Adding second completion to perform nospace directive"
                set --global __${u}_comp_results $split[1] $split[1].
                __${u}_debug "Completions are now: $__${u}_comp_results"
            end
        end

        if test $numComps -eq 0; and test $nofiles -eq 0
            # To be consistent with bash and zsh, we only trigger file
            # completion when there are no other completions
            __${u}_debug "Requesting file completion"
            return 1
        end
    end

    return 0
end

# Since Fish completions are only loaded once the user triggers them, we trigger them ourselves
# so we can properly delete any completions provided by another script.
# Only do this if the program can be found, or else fish may print some errors; besides,
# the existing completions will only be loaded if the program can be found.
if type -q "${a}"
    # The space after the program name is essential to trigger completion for the program
    # and not completion of the program name itself.
    # Also, we use '> /dev/null 2>&1' since '&>' is not supported in older versions of fish.
    complete --do-complete "${a} " > /dev/null 2>&1
end

# Remove any pre-existing completions for the program since we will be handling all of them.
complete -c ${a} -e

# This will get called after the two calls below and clear the cached result
complete -c ${a} -n '__${u}_clear_perform_completion_once_result'
# The call to __${u}_prepare_completions will setup __${u}_comp_results
# which provides the program's completion choices.
# If this doesn't require order preservation, we don't use the -k flag
complete -c ${a} -n 'not __${u}_requires_order_preservation && __${u}_prepare_completions' -f -a '$__${u}_comp_results'
# Otherwise we use the -k flag
complete -k -c ${a} -n '__${u}_requires_order_preservation && __${u}_prepare_completions' -f -a '$__${u}_comp_results'
`));break;case"powershell":let d;console.log((h=e,c=t,d=h.replace(/[-:]/g,"_"),`# powershell completion for ${h} -*- shell-script -*-

  [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    function __${h}_debug {
        if ($env:BASH_COMP_DEBUG_FILE) {
            "$args" | Out-File -Append -FilePath "$env:BASH_COMP_DEBUG_FILE"
        }
    }

    filter __${h}_escapeStringWithSpecialChars {
        $_ -replace '\\s|#|@|\\$|;|,|''|\\{|\\}|\\(|\\)|"|\\||<|>|&','\`$&'
    }

[scriptblock]$__${d}CompleterBlock = {
    param(
            $WordToComplete,
            $CommandAst,
            $CursorPosition
        )

    # Get the current command line and convert into a string
    $Command = $CommandAst.CommandElements
    $Command = "$Command"

    __${h}_debug ""
    __${h}_debug "========= starting completion logic =========="
    __${h}_debug "WordToComplete: $WordToComplete Command: $Command CursorPosition: $CursorPosition"

    # The user could have moved the cursor backwards on the command-line.
    # We need to trigger completion from the $CursorPosition location, so we need
    # to truncate the command-line ($Command) up to the $CursorPosition location.
    # Make sure the $Command is longer then the $CursorPosition before we truncate.
    # This happens because the $Command does not include the last space.
    if ($Command.Length -gt $CursorPosition) {
        $Command = $Command.Substring(0, $CursorPosition)
    }
    __${h}_debug "Truncated command: $Command"

    $ShellCompDirectiveError=1
    $ShellCompDirectiveNoSpace=2
    $ShellCompDirectiveNoFileComp=4
    $ShellCompDirectiveFilterFileExt=8
    $ShellCompDirectiveFilterDirs=16
    $ShellCompDirectiveKeepOrder=32

    # Prepare the command to request completions for the program.
    # Split the command at the first space to separate the program and arguments.
    $Program, $Arguments = $Command.Split(" ", 2)

    $QuotedArgs = ($Arguments -split ' ' | ForEach-Object { "'" + ($_ -replace "'", "''") + "'" }) -join ' '
    __${h}_debug "QuotedArgs: $QuotedArgs"

    $RequestComp = "& ${c} complete '--' $QuotedArgs"
    __${h}_debug "RequestComp: $RequestComp"

    # we cannot use $WordToComplete because it
    # has the wrong values if the cursor was moved
    # so use the last argument
    if ($WordToComplete -ne "" ) {
        $WordToComplete = $Arguments.Split(" ")[-1]
    }
    __${h}_debug "New WordToComplete: $WordToComplete"


    # Check for flag with equal sign
    $IsEqualFlag = ($WordToComplete -Like "--*=*" )
    if ( $IsEqualFlag ) {
        __${h}_debug "Completing equal sign flag"
        # Remove the flag part
        $Flag, $WordToComplete = $WordToComplete.Split("=", 2)
    }
    $HasTrailingEmptyArg = $QuotedArgs -match "(^| )''$"
    __${h}_debug "HasTrailingEmptyArg: $HasTrailingEmptyArg"
    
    if ( $WordToComplete -eq "" -And ( -Not $IsEqualFlag ) -And ( -Not $HasTrailingEmptyArg )) {
        # If the last parameter is complete (there is a space following it)
        # We add an extra empty parameter so we can indicate this to the go method.
        __${h}_debug "Adding extra empty parameter"
        # PowerShell 7.2+ changed the way how the arguments are passed to executables,
        # so for pre-7.2 or when Legacy argument passing is enabled we need to use
        if ($PSVersionTable.PsVersion -lt [version]'7.2.0' -or
            ($PSVersionTable.PsVersion -lt [version]'7.3.0' -and -not [ExperimentalFeature]::IsEnabled("PSNativeCommandArgumentPassing")) -or
            (($PSVersionTable.PsVersion -ge [version]'7.3.0' -or [ExperimentalFeature]::IsEnabled("PSNativeCommandArgumentPassing")) -and
              $PSNativeCommandArgumentPassing -eq 'Legacy')) {
             $RequestComp="$RequestComp" + ' \`"\`"'
        } else {
             $RequestComp = "$RequestComp" + ' ""'
        }
    }

    __${h}_debug "Calling $RequestComp"
    # First disable ActiveHelp which is not supported for Powershell
    $env:ActiveHelp = 0

    # call the command store the output in $out and redirect stderr and stdout to null
    # $Out is an array contains each line per element
    Invoke-Expression -OutVariable out "$RequestComp" 2>&1 | Out-Null

    # get directive from last line
    [int]$Directive = $Out[-1].TrimStart(':')
    if ($Directive -eq "") {
        # There is no directive specified
        $Directive = 0
    }
    __${h}_debug "The completion directive is: $Directive"

    # remove directive (last element) from out
    $Out = $Out | Where-Object { $_ -ne $Out[-1] }
    __${h}_debug "The completions are: $Out"

    if (($Directive -band $ShellCompDirectiveError) -ne 0 ) {
        # Error code.  No completion.
        __${h}_debug "Received error from custom completion go code"
        return
    }

    $Longest = 0
    [Array]$Values = $Out | ForEach-Object {
        # Split the output in name and description
        $Name, $Description = $_.Split("\`t", 2)
        __${h}_debug "Name: $Name Description: $Description"

        # Look for the longest completion so that we can format things nicely
        if ($Longest -lt $Name.Length) {
            $Longest = $Name.Length
        }

        # Set the description to a one space string if there is none set.
        # This is needed because the CompletionResult does not accept an empty string as argument
        if (-Not $Description) {
            $Description = " "
        }
        @{ Name = "$Name"; Description = "$Description" }
    }


    $Space = " "
    if (($Directive -band $ShellCompDirectiveNoSpace) -ne 0 ) {
        # remove the space here
        __${h}_debug "ShellCompDirectiveNoSpace is called"
        $Space = ""
    }

    if ((($Directive -band $ShellCompDirectiveFilterFileExt) -ne 0 ) -or
       (($Directive -band $ShellCompDirectiveFilterDirs) -ne 0 ))  {
        __${h}_debug "ShellCompDirectiveFilterFileExt ShellCompDirectiveFilterDirs are not supported"

        # return here to prevent the completion of the extensions
        return
    }

    $Values = $Values | Where-Object {
        # filter the result
        $_.Name -like "$WordToComplete*"

        # Join the flag back if we have an equal sign flag
        if ( $IsEqualFlag ) {
            __${h}_debug "Join the equal sign flag back to the completion value"
            $_.Name = $Flag + "=" + $_.Name
        }
    }

    # we sort the values in ascending order by name if keep order isn't passed
    if (($Directive -band $ShellCompDirectiveKeepOrder) -eq 0 ) {
        $Values = $Values | Sort-Object -Property Name
    }

    if (($Directive -band $ShellCompDirectiveNoFileComp) -ne 0 ) {
        __${h}_debug "ShellCompDirectiveNoFileComp is called"

        if ($Values.Length -eq 0) {
            # Just print an empty string here so the
            # shell does not start to complete paths.
            # We cannot use CompletionResult here because
            # it does not accept an empty string as argument.
            ""
            return
        }
    }

    # Get the current mode
    $Mode = (Get-PSReadLineKeyHandler | Where-Object { $_.Key -eq "Tab" }).Function
    __${h}_debug "Mode: $Mode"

    $Values | ForEach-Object {

        # store temporary because switch will overwrite $_
        $comp = $_

        # PowerShell supports three different completion modes
        # - TabCompleteNext (default windows style - on each key press the next option is displayed)
        # - Complete (works like bash)
        # - MenuComplete (works like zsh)
        # You set the mode with Set-PSReadLineKeyHandler -Key Tab -Function <mode>

        # CompletionResult Arguments:
        # 1) CompletionText text to be used as the auto completion result
        # 2) ListItemText   text to be displayed in the suggestion list
        # 3) ResultType     type of completion result
        # 4) ToolTip        text for the tooltip with details about the object

        switch ($Mode) {

            # bash like
            "Complete" {

                if ($Values.Length -eq 1) {
                    __${h}_debug "Only one completion left"

                    # insert space after value
                    [System.Management.Automation.CompletionResult]::new($($comp.Name | __${h}_escapeStringWithSpecialChars) + $Space, "$($comp.Name)", 'ParameterValue', "$($comp.Description)")

                } else {
                    # Add the proper number of spaces to align the descriptions
                    while($comp.Name.Length -lt $Longest) {
                        $comp.Name = $comp.Name + " "
                    }

                    # Check for empty description and only add parentheses if needed
                    if ($($comp.Description) -eq " " ) {
                        $Description = ""
                    } else {
                        $Description = "  ($($comp.Description))"
                    }

                    [System.Management.Automation.CompletionResult]::new("$($comp.Name)$Description", "$($comp.Name)$Description", 'ParameterValue', "$($comp.Description)")
                }
             }

            # zsh like
            "MenuComplete" {
                # insert space after value
                # MenuComplete will automatically show the ToolTip of
                # the highlighted value at the bottom of the suggestions.
                [System.Management.Automation.CompletionResult]::new($($comp.Name | __${h}_escapeStringWithSpecialChars) + $Space, "$($comp.Name)", 'ParameterValue', "$($comp.Description)")
            }

            # TabCompleteNext and in case we get something unknown
            Default {
                # Like MenuComplete but we don't want to add a space here because
                # the user need to press space anyway to get the completion.
                # Description will not be shown because that's not possible with TabCompleteNext
                [System.Management.Automation.CompletionResult]::new($($comp.Name | __${h}_escapeStringWithSpecialChars), "$($comp.Name)", 'ParameterValue', "$($comp.Description)")
            }
        }

    }
}

Register-ArgumentCompleter -CommandName '${h}' -ScriptBlock $__${d}CompleterBlock
`))}}};function a(e,t){var i;let o=e.name(),r=t?.completionCommandName??"complete",n=e.createCommand(r).description("Generate shell completion scripts").addArgument(e.createArgument("<shell>","Shell type for completion script").choices(["zsh","bash","fish","powershell"])).action(e=>{l.setup(o,o,e)});n.copyInheritedSettings(e);let s=e.createCommand("complete").description("Generate completion suggestions").usage("-- [args...]").argument("[args...]").action(t=>{if("complete"!==r){let i=e.rawArgs;1!==t.length||i.includes("--")||e.error(`error: completion requests are called like \`complete -- [args]\`.
(Did you mean \`${r} ${t[0]}\` to generate shell script?)`)}l.parse(t)});return s.copyInheritedSettings(e),"complete"===r?e.command("complete").description("Generate shell completion scripts").argument("[shell]",'shell type (choices: "zsh", "bash", "fish", "powershell")').allowExcessArguments().action((t,i,o)=>{let r=e.rawArgs,l=r.indexOf("complete"),a=r.indexOf("--");-1!==l&&-1!==a&&a===l+1?s.parse(["--",...o.args],{from:"user"}):n.parse(o.args,{from:"user"})}):(e.addCommand(n),e.addCommand(s,{hidden:!0})),p(l,i=e),h(l,i),function(e){let t=new Map;for(let[i,o]of(function e(t,i,o){for(let r of(o.set(i,t),t.createHelp().visibleCommands(t)))e(r,i?`${i} ${r.name()}`:r.name(),o)}(e,"",t),t.entries())){if(""===i)continue;let e=l.command(i,o.description()||"");p(e,o),h(e,o)}}(e),l}function p(e,t){for(let i of t.createHelp().visibleOptions(t)){let t=i.short?.slice(1);t&&"-"===t[0]&&(t=void 0);let o=i.long?.slice(2);if(o){let r=i.required||i.optional,n=i.argChoices??[],s;r&&n.length>0?s=e=>{for(let t of n)e(t,"")}:r&&(s=()=>{}),s?e.option(o,i.description,s,t):e.option(o,i.description,t)}}}function h(e,t){for(let i of t.registeredArguments){let t=i.argChoices;t?.length?e.argument(i.name(),e=>{for(let i of t)e(i,"")},i.variadic):e.argument(i.name(),void 0,i.variadic)}}}),67375:((e,t,i)=>{i.d(t,{ef:()=>argument_Argument,uB:()=>command_Command,b7:()=>CommanderError,Di:()=>InvalidArgumentError,c$:()=>option_Option});let CommanderError=class CommanderError extends Error{constructor(e,t,i){super(i),Error.captureStackTrace(this,this.constructor),this.name=this.constructor.name,this.code=t,this.exitCode=e,this.nestedError=void 0}};let InvalidArgumentError=class InvalidArgumentError extends CommanderError{constructor(e){super(1,"commander.invalidArgument",e),Error.captureStackTrace(this,this.constructor),this.name=this.constructor.name}};let argument_Argument=class argument_Argument{constructor(e,t){switch(this.description=t||"",this.variadic=!1,this.parseArg=void 0,this.defaultValue=void 0,this.defaultValueDescription=void 0,this.argChoices=void 0,e[0]){case"<":this.required=!0,this._name=e.slice(1,-1);break;case"[":this.required=!1,this._name=e.slice(1,-1);break;default:this.required=!0,this._name=e}this._name.endsWith("...")&&(this.variadic=!0,this._name=this._name.slice(0,-3))}name(){return this._name}_collectValue(e,t){return t!==this.defaultValue&&Array.isArray(t)?(t.push(e),t):[e]}default(e,t){return this.defaultValue=e,this.defaultValueDescription=t,this}argParser(e){return this.parseArg=e,this}choices(e){return this.argChoices=e.slice(),this.parseArg=(e,t)=>{if(!this.argChoices.includes(e))throw new InvalidArgumentError(`Allowed choices are ${this.argChoices.join(", ")}.`);return this.variadic?this._collectValue(e,t):e},this}argRequired(){return this.required=!0,this}argOptional(){return this.required=!1,this}};function o(e){let t=e.name()+(!0===e.variadic?"...":"");return e.required?"<"+t+">":"["+t+"]"}var r=i(78474),n=i(31421),s=i(76760),l=i(73024),a=i(1708),p=i(57975);let Help=class Help{constructor(){this.helpWidth=void 0,this.minWidthToWrap=40,this.sortSubcommands=!1,this.sortOptions=!1,this.showGlobalOptions=!1}prepareContext(e){this.helpWidth=this.helpWidth??e.helpWidth??80}visibleCommands(e){let t=e.commands.filter(e=>!e._hidden),i=e._getHelpCommand();return i&&!i._hidden&&t.push(i),this.sortSubcommands&&t.sort((e,t)=>e.name().localeCompare(t.name())),t}compareOptions(e,t){let i=e=>e.short?e.short.replace(/^-/,""):e.long.replace(/^--/,"");return i(e).localeCompare(i(t))}visibleOptions(e){let t=e.options.filter(e=>!e.hidden),i=e._getHelpOption();if(i&&!i.hidden){let o=i.short&&e._findOption(i.short),r=i.long&&e._findOption(i.long);o||r?i.long&&!r?t.push(e.createOption(i.long,i.description).helpGroup(i.helpGroupHeading)):i.short&&!o&&t.push(e.createOption(i.short,i.description).helpGroup(i.helpGroupHeading)):t.push(i)}return this.sortOptions&&t.sort(this.compareOptions),t}visibleGlobalOptions(e){if(!this.showGlobalOptions)return[];let t=[];for(let i=e.parent;i;i=i.parent){let e=i.options.filter(e=>!e.hidden);t.push(...e)}return this.sortOptions&&t.sort(this.compareOptions),t}visibleArguments(e){return(e._argsDescription&&e.registeredArguments.forEach(t=>{t.description=t.description||e._argsDescription[t.name()]||""}),e.registeredArguments.find(e=>e.description))?e.registeredArguments:[]}subcommandTerm(e){let t=e.registeredArguments.map(e=>o(e)).join(" ");return e._name+(e._aliases[0]?"|"+e._aliases[0]:"")+(e.options.length?" [options]":"")+(t?" "+t:"")}optionTerm(e){return e.flags}argumentTerm(e){return e.name()}longestSubcommandTermLength(e,t){return t.visibleCommands(e).reduce((e,i)=>Math.max(e,this.displayWidth(t.styleSubcommandTerm(t.subcommandTerm(i)))),0)}longestOptionTermLength(e,t){return t.visibleOptions(e).reduce((e,i)=>Math.max(e,this.displayWidth(t.styleOptionTerm(t.optionTerm(i)))),0)}longestGlobalOptionTermLength(e,t){return t.visibleGlobalOptions(e).reduce((e,i)=>Math.max(e,this.displayWidth(t.styleOptionTerm(t.optionTerm(i)))),0)}longestArgumentTermLength(e,t){return t.visibleArguments(e).reduce((e,i)=>Math.max(e,this.displayWidth(t.styleArgumentTerm(t.argumentTerm(i)))),0)}commandUsage(e){let t=e._name;e._aliases[0]&&(t=t+"|"+e._aliases[0]);let i="";for(let t=e.parent;t;t=t.parent)i=t.name()+" "+i;return i+t+" "+e.usage()}commandDescription(e){return e.description()}subcommandDescription(e){return e.summary()||e.description()}optionDescription(e){let t=[];if(e.argChoices&&t.push(`choices: ${e.argChoices.map(e=>JSON.stringify(e)).join(", ")}`),void 0!==e.defaultValue&&(e.required||e.optional||e.isBoolean()&&"boolean"==typeof e.defaultValue)&&t.push(`default: ${e.defaultValueDescription||JSON.stringify(e.defaultValue)}`),void 0!==e.presetArg&&e.optional&&t.push(`preset: ${JSON.stringify(e.presetArg)}`),void 0!==e.envVar&&t.push(`env: ${e.envVar}`),t.length>0){let i=`(${t.join(", ")})`;return e.description?`${e.description} ${i}`:i}return e.description}argumentDescription(e){let t=[];if(e.argChoices&&t.push(`choices: ${e.argChoices.map(e=>JSON.stringify(e)).join(", ")}`),void 0!==e.defaultValue&&t.push(`default: ${e.defaultValueDescription||JSON.stringify(e.defaultValue)}`),t.length>0){let i=`(${t.join(", ")})`;return e.description?`${e.description} ${i}`:i}return e.description}formatItemList(e,t,i){return 0===t.length?[]:[i.styleTitle(e),...t,""]}groupItems(e,t,i){let o=new Map;return e.forEach(e=>{let t=i(e);o.has(t)||o.set(t,[])}),t.forEach(e=>{let t=i(e);o.has(t)||o.set(t,[]),o.get(t).push(e)}),o}formatHelp(e,t){let i=t.padWidth(e,t),o=t.helpWidth??80;function r(e,o){return t.formatItem(e,i,o,t)}let n=[`${t.styleTitle("Usage:")} ${t.styleUsage(t.commandUsage(e))}`,""],s=t.commandDescription(e);s.length>0&&(n=n.concat([t.boxWrap(t.styleCommandDescription(s),o),""]));let l=t.visibleArguments(e).map(e=>r(t.styleArgumentTerm(t.argumentTerm(e)),t.styleArgumentDescription(t.argumentDescription(e))));if(n=n.concat(this.formatItemList("Arguments:",l,t)),this.groupItems(e.options,t.visibleOptions(e),e=>e.helpGroupHeading??"Options:").forEach((e,i)=>{let o=e.map(e=>r(t.styleOptionTerm(t.optionTerm(e)),t.styleOptionDescription(t.optionDescription(e))));n=n.concat(this.formatItemList(i,o,t))}),t.showGlobalOptions){let i=t.visibleGlobalOptions(e).map(e=>r(t.styleOptionTerm(t.optionTerm(e)),t.styleOptionDescription(t.optionDescription(e))));n=n.concat(this.formatItemList("Global Options:",i,t))}return this.groupItems(e.commands,t.visibleCommands(e),e=>e.helpGroup()||"Commands:").forEach((e,i)=>{let o=e.map(e=>r(t.styleSubcommandTerm(t.subcommandTerm(e)),t.styleSubcommandDescription(t.subcommandDescription(e))));n=n.concat(this.formatItemList(i,o,t))}),n.join("\n")}displayWidth(e){return(0,p.stripVTControlCharacters)(e).length}styleTitle(e){return e}styleUsage(e){return e.split(" ").map(e=>"[options]"===e?this.styleOptionText(e):"[command]"===e?this.styleSubcommandText(e):"["===e[0]||"<"===e[0]?this.styleArgumentText(e):this.styleCommandText(e)).join(" ")}styleCommandDescription(e){return this.styleDescriptionText(e)}styleOptionDescription(e){return this.styleDescriptionText(e)}styleSubcommandDescription(e){return this.styleDescriptionText(e)}styleArgumentDescription(e){return this.styleDescriptionText(e)}styleDescriptionText(e){return e}styleOptionTerm(e){return this.styleOptionText(e)}styleSubcommandTerm(e){return e.split(" ").map(e=>"[options]"===e?this.styleOptionText(e):"["===e[0]||"<"===e[0]?this.styleArgumentText(e):this.styleSubcommandText(e)).join(" ")}styleArgumentTerm(e){return this.styleArgumentText(e)}styleOptionText(e){return e}styleArgumentText(e){return e}styleSubcommandText(e){return e}styleCommandText(e){return e}padWidth(e,t){return Math.max(t.longestOptionTermLength(e,t),t.longestGlobalOptionTermLength(e,t),t.longestSubcommandTermLength(e,t),t.longestArgumentTermLength(e,t))}preformatted(e){return/\n[^\S\r\n]/.test(e)}formatItem(e,t,i,o){let r,n=" ".repeat(2);if(!i)return n+e;let s=e.padEnd(t+e.length-o.displayWidth(e)),l=(this.helpWidth??80)-t-2-2;return r=l<this.minWidthToWrap||o.preformatted(i)?i:o.boxWrap(i,l).replace(/\n/g,"\n"+" ".repeat(t+2)),n+s+" ".repeat(2)+r.replace(/\n/g,`
${n}`)}boxWrap(e,t){if(t<this.minWidthToWrap)return e;let i=e.split(/\r\n|\n/),o=/[\s]*[^\s]+/g,r=[];return i.forEach(e=>{let i=e.match(o);if(null===i)return void r.push("");let n=[i.shift()],s=this.displayWidth(n[0]);i.forEach(e=>{let i=this.displayWidth(e);if(s+i<=t){n.push(e),s+=i;return}r.push(n.join(""));let o=e.trimStart();n=[o],s=this.displayWidth(o)}),r.push(n.join(""))}),r.join("\n")}};let option_Option=class option_Option{constructor(e,t){this.flags=e,this.description=t||"",this.required=e.includes("<"),this.optional=e.includes("["),this.variadic=/\p{ID_Continue}\.\.\.[>\]]$/u.test(e),this.mandatory=!1;let i=function(e){let t,i,o=/^-[^-]$/,r=/^--[^-]/,n=e.split(/[ |,]+/).concat("guard");if(o.test(n[0])&&(t=n.shift()),r.test(n[0])&&(i=n.shift()),!t&&o.test(n[0])&&(t=n.shift()),!t&&r.test(n[0])&&(t=i,i=n.shift()),n[0].startsWith("-")){let t=n[0],i=`option creation failed due to '${t}' in option flags '${e}'`;if(/^-[^-][^-]/.test(t))throw Error(`${i}
- a short flag is a single dash and a single character
  - either use a single dash and a single character (for a short flag)
  - or use a double dash for a long option (and can have two, like '--ws, --workspace')`);if(o.test(t))throw Error(`${i}
- too many short flags`);if(r.test(t))throw Error(`${i}
- too many long flags`);throw Error(`${i}
- unrecognised flag format`)}if(void 0===t&&void 0===i)throw Error(`option creation failed due to no flags found in '${e}'.`);return{shortFlag:t,longFlag:i}}(e);this.short=i.shortFlag,this.long=i.longFlag,this.negate=!1,this.long&&(this.negate=this.long.startsWith("--no-")),this.defaultValue=void 0,this.defaultValueDescription=void 0,this.presetArg=void 0,this.envVar=void 0,this.parseArg=void 0,this.hidden=!1,this.argChoices=void 0,this.conflictsWith=[],this.implied=void 0,this.helpGroupHeading=void 0}default(e,t){return this.defaultValue=e,this.defaultValueDescription=t,this}preset(e){return this.presetArg=e,this}conflicts(e){return this.conflictsWith=this.conflictsWith.concat(e),this}implies(e){let t=e;return"string"==typeof e&&(t={[e]:!0}),this.implied=Object.assign(this.implied||{},t),this}env(e){return this.envVar=e,this}argParser(e){return this.parseArg=e,this}makeOptionMandatory(e=!0){return this.mandatory=!!e,this}hideHelp(e=!0){return this.hidden=!!e,this}_collectValue(e,t){return t!==this.defaultValue&&Array.isArray(t)?(t.push(e),t):[e]}choices(e){return this.argChoices=e.slice(),this.parseArg=(e,t)=>{if(!this.argChoices.includes(e))throw new InvalidArgumentError(`Allowed choices are ${this.argChoices.join(", ")}.`);return this.variadic?this._collectValue(e,t):e},this}name(){return this.long?this.long.replace(/^--/,""):this.short.replace(/^-/,"")}attributeName(){return this.negate?h(this.name().replace(/^no-/,"")):h(this.name())}helpGroup(e){return this.helpGroupHeading=e,this}is(e){return this.short===e||this.long===e}isBoolean(){return!this.required&&!this.optional&&!this.negate}};let DualOptions=class DualOptions{constructor(e){this.positiveOptions=new Map,this.negativeOptions=new Map,this.dualOptions=new Set,e.forEach(e=>{e.negate?this.negativeOptions.set(e.attributeName(),e):this.positiveOptions.set(e.attributeName(),e)}),this.negativeOptions.forEach((e,t)=>{this.positiveOptions.has(t)&&this.dualOptions.add(t)})}valueFromOption(e,t){let i=t.attributeName();if(!this.dualOptions.has(i))return!0;let o=this.negativeOptions.get(i).presetArg;return t.negate===((void 0!==o&&o)===e)}};function h(e){return e.split("-").reduce((e,t)=>e+t[0].toUpperCase()+t.slice(1))}function c(e,t){if(!t||0===t.length)return"";t=Array.from(new Set(t));let i=e.startsWith("--");i&&(e=e.slice(2),t=t.map(e=>e.slice(2)));let o=[],r=3;return(t.forEach(t=>{if(t.length<=1)return;let i=function(e,t){if(Math.abs(e.length-t.length)>3)return Math.max(e.length,t.length);let i=[];for(let t=0;t<=e.length;t++)i[t]=[t];for(let e=0;e<=t.length;e++)i[0][e]=e;for(let o=1;o<=t.length;o++)for(let r=1;r<=e.length;r++){let n;n=+(e[r-1]!==t[o-1]),i[r][o]=Math.min(i[r-1][o]+1,i[r][o-1]+1,i[r-1][o-1]+n),r>1&&o>1&&e[r-1]===t[o-2]&&e[r-2]===t[o-1]&&(i[r][o]=Math.min(i[r][o],i[r-2][o-2]+1))}return i[e.length][t.length]}(e,t),n=Math.max(e.length,t.length);(n-i)/n>.4&&(i<r?(r=i,o=[t]):i===r&&o.push(t))}),o.sort((e,t)=>e.localeCompare(t)),i&&(o=o.map(e=>`--${e}`)),o.length>1)?`
(Did you mean one of ${o.join(", ")}?)`:1===o.length?`
(Did you mean ${o[0]}?)`:""}let command_Command=class command_Command extends r.EventEmitter{constructor(e){super(),this.commands=[],this.options=[],this.parent=null,this._allowUnknownOption=!1,this._allowExcessArguments=!1,this.registeredArguments=[],this._args=this.registeredArguments,this.args=[],this.rawArgs=[],this.processedArgs=[],this._scriptPath=null,this._name=e||"",this._optionValues={},this._optionValueSources={},this._storeOptionsAsProperties=!1,this._actionHandler=null,this._executableHandler=!1,this._executableFile=null,this._executableDir=null,this._defaultCommandName=null,this._exitCallback=null,this._aliases=[],this._combineFlagAndOptionalValue=!0,this._description="",this._summary="",this._argsDescription=void 0,this._enablePositionalOptions=!1,this._passThroughOptions=!1,this._lifeCycleHooks={},this._showHelpAfterError=!1,this._showSuggestionAfterError=!0,this._savedState=null,this._outputConfiguration={writeOut:e=>a.stdout.write(e),writeErr:e=>a.stderr.write(e),outputError:(e,t)=>t(e),getOutHelpWidth:()=>a.stdout.isTTY?a.stdout.columns:void 0,getErrHelpWidth:()=>a.stderr.isTTY?a.stderr.columns:void 0,getOutHasColors:()=>u()??(a.stdout.isTTY&&a.stdout.hasColors?.()),getErrHasColors:()=>u()??(a.stderr.isTTY&&a.stderr.hasColors?.()),stripColor:e=>(0,p.stripVTControlCharacters)(e)},this._hidden=!1,this._helpOption=void 0,this._addImplicitHelpCommand=void 0,this._helpCommand=void 0,this._helpConfiguration={},this._helpGroupHeading=void 0,this._defaultCommandGroup=void 0,this._defaultOptionGroup=void 0}copyInheritedSettings(e){return this._outputConfiguration=e._outputConfiguration,this._helpOption=e._helpOption,this._helpCommand=e._helpCommand,this._helpConfiguration=e._helpConfiguration,this._exitCallback=e._exitCallback,this._storeOptionsAsProperties=e._storeOptionsAsProperties,this._combineFlagAndOptionalValue=e._combineFlagAndOptionalValue,this._allowExcessArguments=e._allowExcessArguments,this._enablePositionalOptions=e._enablePositionalOptions,this._showHelpAfterError=e._showHelpAfterError,this._showSuggestionAfterError=e._showSuggestionAfterError,this}_getCommandAndAncestors(){let e=[];for(let t=this;t;t=t.parent)e.push(t);return e}command(e,t,i){let o=t,r=i;"object"==typeof o&&null!==o&&(r=o,o=null),r=r||{};let[,n,s]=e.match(/([^ ]+) *(.*)/),l=this.createCommand(n);return(o&&(l.description(o),l._executableHandler=!0),r.isDefault&&(this._defaultCommandName=l._name),l._hidden=!!(r.noHelp||r.hidden),l._executableFile=r.executableFile||null,s&&l.arguments(s),this._registerCommand(l),l.parent=this,l.copyInheritedSettings(this),o)?this:l}createCommand(e){return new command_Command(e)}createHelp(){return Object.assign(new Help,this.configureHelp())}configureHelp(e){return void 0===e?this._helpConfiguration:(this._helpConfiguration=e,this)}configureOutput(e){return void 0===e?this._outputConfiguration:(this._outputConfiguration={...this._outputConfiguration,...e},this)}showHelpAfterError(e=!0){return"string"!=typeof e&&(e=!!e),this._showHelpAfterError=e,this}showSuggestionAfterError(e=!0){return this._showSuggestionAfterError=!!e,this}addCommand(e,t){if(!e._name)throw Error(`Command passed to .addCommand() must have a name
- specify the name in Command constructor or using .name()`);return(t=t||{}).isDefault&&(this._defaultCommandName=e._name),(t.noHelp||t.hidden)&&(e._hidden=!0),this._registerCommand(e),e.parent=this,e._checkForBrokenPassThrough(),this}createArgument(e,t){return new argument_Argument(e,t)}argument(e,t,i,o){let r=this.createArgument(e,t);return"function"==typeof i?r.default(o).argParser(i):r.default(i),this.addArgument(r),this}arguments(e){return e.trim().split(/ +/).forEach(e=>{this.argument(e)}),this}addArgument(e){let t=this.registeredArguments.slice(-1)[0];if(t?.variadic)throw Error(`only the last argument can be variadic '${t.name()}'`);if(e.required&&void 0!==e.defaultValue&&void 0===e.parseArg)throw Error(`a default value for a required argument is never used: '${e.name()}'`);return this.registeredArguments.push(e),this}helpCommand(e,t){if("boolean"==typeof e)return this._addImplicitHelpCommand=e,e&&this._defaultCommandGroup&&this._initCommandGroup(this._getHelpCommand()),this;let[,i,o]=(e??"help [command]").match(/([^ ]+) *(.*)/),r=t??"display help for command",n=this.createCommand(i);return n.helpOption(!1),o&&n.arguments(o),r&&n.description(r),this._addImplicitHelpCommand=!0,this._helpCommand=n,(e||t)&&this._initCommandGroup(n),this}addHelpCommand(e,t){return"object"!=typeof e?this.helpCommand(e,t):(this._addImplicitHelpCommand=!0,this._helpCommand=e,this._initCommandGroup(e)),this}_getHelpCommand(){return this._addImplicitHelpCommand??(this.commands.length&&!this._actionHandler&&!this._findCommand("help"))?(void 0===this._helpCommand&&this.helpCommand(void 0,void 0),this._helpCommand):null}hook(e,t){let i=["preSubcommand","preAction","postAction"];if(!i.includes(e))throw Error(`Unexpected value for event passed to hook : '${e}'.
Expecting one of '${i.join("', '")}'`);return this._lifeCycleHooks[e]?this._lifeCycleHooks[e].push(t):this._lifeCycleHooks[e]=[t],this}exitOverride(e){return e?this._exitCallback=e:this._exitCallback=e=>{if("commander.executeSubCommandAsync"!==e.code)throw e},this}_exit(e,t,i){this._exitCallback&&this._exitCallback(new CommanderError(e,t,i)),a.exit(e)}action(e){let t=t=>{let i=this.registeredArguments.length,o=t.slice(0,i);return this._storeOptionsAsProperties?o[i]=this:o[i]=this.opts(),o.push(this),e.apply(this,o)};return this._actionHandler=t,this}createOption(e,t){return new option_Option(e,t)}_callParseArg(e,t,i,o){try{return e.parseArg(t,i)}catch(e){if("commander.invalidArgument"===e.code){let t=`${o} ${e.message}`;this.error(t,{exitCode:e.exitCode,code:e.code})}throw e}}_registerOption(e){let t=e.short&&this._findOption(e.short)||e.long&&this._findOption(e.long);if(t){let i=e.long&&this._findOption(e.long)?e.long:e.short;throw Error(`Cannot add option '${e.flags}'${this._name&&` to command '${this._name}'`} due to conflicting flag '${i}'
-  already used by option '${t.flags}'`)}this._initOptionGroup(e),this.options.push(e)}_registerCommand(e){let t=e=>[e.name()].concat(e.aliases()),i=t(e).find(e=>this._findCommand(e));if(i){let o=t(this._findCommand(i)).join("|"),r=t(e).join("|");throw Error(`cannot add command '${r}' as already have command '${o}'`)}this._initCommandGroup(e),this.commands.push(e)}addOption(e){this._registerOption(e);let t=e.name(),i=e.attributeName();void 0!==e.defaultValue&&this.setOptionValueWithSource(i,e.defaultValue,"default");let o=(t,o,r)=>{null==t&&void 0!==e.presetArg&&(t=e.presetArg);let n=this.getOptionValue(i);null!==t&&e.parseArg?t=this._callParseArg(e,t,n,o):null!==t&&e.variadic&&(t=e._collectValue(t,n)),null==t&&(t=!e.negate&&(!!e.isBoolean()||!!e.optional||"")),this.setOptionValueWithSource(i,t,r)};return this.on("option:"+t,t=>{let i=`error: option '${e.flags}' argument '${t}' is invalid.`;o(t,i,"cli")}),e.envVar&&this.on("optionEnv:"+t,t=>{let i=`error: option '${e.flags}' value '${t}' from env '${e.envVar}' is invalid.`;o(t,i,"env")}),this}_optionEx(e,t,i,o,r){if("object"==typeof t&&t instanceof option_Option)throw Error("To add an Option object use addOption() instead of option() or requiredOption()");let n=this.createOption(t,i);if(n.makeOptionMandatory(!!e.mandatory),"function"==typeof o)n.default(r).argParser(o);else if(o instanceof RegExp){let e=o;o=(t,i)=>{let o=e.exec(t);return o?o[0]:i},n.default(r).argParser(o)}else n.default(o);return this.addOption(n)}option(e,t,i,o){return this._optionEx({},e,t,i,o)}requiredOption(e,t,i,o){return this._optionEx({mandatory:!0},e,t,i,o)}combineFlagAndOptionalValue(e=!0){return this._combineFlagAndOptionalValue=!!e,this}allowUnknownOption(e=!0){return this._allowUnknownOption=!!e,this}allowExcessArguments(e=!0){return this._allowExcessArguments=!!e,this}enablePositionalOptions(e=!0){return this._enablePositionalOptions=!!e,this}passThroughOptions(e=!0){return this._passThroughOptions=!!e,this._checkForBrokenPassThrough(),this}_checkForBrokenPassThrough(){if(this.parent&&this._passThroughOptions&&!this.parent._enablePositionalOptions)throw Error(`passThroughOptions cannot be used for '${this._name}' without turning on enablePositionalOptions for parent command(s)`)}storeOptionsAsProperties(e=!0){if(this.options.length)throw Error("call .storeOptionsAsProperties() before adding options");if(Object.keys(this._optionValues).length)throw Error("call .storeOptionsAsProperties() before setting option values");return this._storeOptionsAsProperties=!!e,this}getOptionValue(e){return this._storeOptionsAsProperties?this[e]:this._optionValues[e]}setOptionValue(e,t){return this.setOptionValueWithSource(e,t,void 0)}setOptionValueWithSource(e,t,i){return this._storeOptionsAsProperties?this[e]=t:this._optionValues[e]=t,this._optionValueSources[e]=i,this}getOptionValueSource(e){return this._optionValueSources[e]}getOptionValueSourceWithGlobals(e){let t;return this._getCommandAndAncestors().forEach(i=>{Object.hasOwn(i._optionValueSources,e)&&(t=i.getOptionValueSource(e))}),t}_prepareUserArgs(e,t){let i;if(void 0!==e&&!Array.isArray(e))throw Error("first parameter to parse must be array or undefined");if(t=t||{},void 0===e&&void 0===t.from){a.versions?.electron&&(t.from="electron");let e=a.execArgv??[];(e.includes("-e")||e.includes("--eval")||e.includes("-p")||e.includes("--print"))&&(t.from="eval")}switch(void 0===e&&(e=a.argv),this.rawArgs=e.slice(),t.from){case void 0:case"node":this._scriptPath=e[1],i=e.slice(2);break;case"electron":a.defaultApp?(this._scriptPath=e[1],i=e.slice(2)):i=e.slice(1);break;case"user":i=e.slice(0);break;case"eval":i=e.slice(1);break;default:throw Error(`unexpected parse option { from: '${t.from}' }`)}return!this._name&&this._scriptPath&&this.nameFromFilename(this._scriptPath),this._name=this._name||"program",i}parse(e,t){this._prepareForParse();let i=this._prepareUserArgs(e,t);return this._parseCommand([],i),this}async parseAsync(e,t){this._prepareForParse();let i=this._prepareUserArgs(e,t);return await this._parseCommand([],i),this}_prepareForParse(){null===this._savedState?(this.options.filter(e=>e.negate&&void 0===e.defaultValue&&void 0===this.getOptionValue(e.attributeName())).forEach(e=>{let t=e.long.replace(/^--no-/,"--");this._findOption(t)||this.setOptionValueWithSource(e.attributeName(),!0,"default")}),this.saveStateBeforeParse()):this.restoreStateBeforeParse()}saveStateBeforeParse(){this._savedState={_name:this._name,_optionValues:{...this._optionValues},_optionValueSources:{...this._optionValueSources}}}restoreStateBeforeParse(){if(this._storeOptionsAsProperties)throw Error(`Can not call parse again when storeOptionsAsProperties is true.
- either make a new Command for each call to parse, or stop storing options as properties`);this._name=this._savedState._name,this._scriptPath=null,this.rawArgs=[],this._optionValues={...this._savedState._optionValues},this._optionValueSources={...this._savedState._optionValueSources},this.args=[],this.processedArgs=[]}_checkForMissingExecutable(e,t,i){if(l.existsSync(e))return;let o=t?`searched for local subcommand relative to directory '${t}'`:"no directory for search for local subcommand, use .executableDir() to supply a custom directory";throw Error(`'${e}' does not exist
 - if '${i}' is not meant to be an executable command, remove description parameter from '.command()' and use '.description()' instead
 - if the default executable name is not suitable, use the executableFile option to supply a custom name or path
 - ${o}`)}_executeSubCommand(e,t){let i;t=t.slice();let o=[".js",".ts",".tsx",".mjs",".cjs"];function r(e,t){let i=s.resolve(e,t);if(l.existsSync(i))return i;if(o.includes(s.extname(t)))return;let r=o.find(e=>l.existsSync(`${i}${e}`));if(r)return`${i}${r}`}this._checkForMissingMandatoryOptions(),this._checkForConflictingOptions();let p=e._executableFile||`${this._name}-${e._name}`,h=this._executableDir||"";if(this._scriptPath){let e;try{e=l.realpathSync(this._scriptPath)}catch{e=this._scriptPath}h=s.resolve(s.dirname(e),h)}if(h){let t=r(h,p);if(!t&&!e._executableFile&&this._scriptPath){let i=s.basename(this._scriptPath,s.extname(this._scriptPath));i!==this._name&&(t=r(h,`${i}-${e._name}`))}p=t||p}let c=o.includes(s.extname(p));"win32"!==a.platform?c?(t.unshift(p),t=m(a.execArgv).concat(t),i=n.spawn(a.argv[0],t,{stdio:"inherit"})):i=n.spawn(p,t,{stdio:"inherit"}):(this._checkForMissingExecutable(p,h,e._name),t.unshift(p),t=m(a.execArgv).concat(t),i=n.spawn(a.execPath,t,{stdio:"inherit"})),i.killed||["SIGUSR1","SIGUSR2","SIGTERM","SIGINT","SIGHUP"].forEach(e=>{a.on(e,()=>{!1===i.killed&&null===i.exitCode&&i.kill(e)})});let u=this._exitCallback;i.on("close",e=>{e=e??1,u?u(new CommanderError(e,"commander.executeSubCommandAsync","(close)")):a.exit(e)}),i.on("error",t=>{if("ENOENT"===t.code)this._checkForMissingExecutable(p,h,e._name);else if("EACCES"===t.code)throw Error(`'${p}' not executable`);if(u){let e=new CommanderError(1,"commander.executeSubCommandAsync","(error)");e.nestedError=t,u(e)}else a.exit(1)}),this.runningCommand=i}_dispatchSubcommand(e,t,i){let o,r=this._findCommand(e);return r||this.help({error:!0}),r._prepareForParse(),o=this._chainOrCallSubCommandHook(o,r,"preSubcommand"),o=this._chainOrCall(o,()=>{if(!r._executableHandler)return r._parseCommand(t,i);this._executeSubCommand(r,t.concat(i))})}_dispatchHelpCommand(e){e||this.help();let t=this._findCommand(e);return t&&!t._executableHandler&&t.help(),this._dispatchSubcommand(e,[],[this._getHelpOption()?.long??this._getHelpOption()?.short??"--help"])}_checkNumberOfArguments(){this.registeredArguments.forEach((e,t)=>{e.required&&null==this.args[t]&&this.missingArgument(e.name())}),this.registeredArguments.length>0&&this.registeredArguments[this.registeredArguments.length-1].variadic||this.args.length>this.registeredArguments.length&&this._excessArguments(this.args)}_processArguments(){let e=(e,t,i)=>{let o=t;if(null!==t&&e.parseArg){let r=`error: command-argument value '${t}' is invalid for argument '${e.name()}'.`;o=this._callParseArg(e,t,i,r)}return o};this._checkNumberOfArguments();let t=[];this.registeredArguments.forEach((i,o)=>{let r=i.defaultValue;i.variadic?o<this.args.length?(r=this.args.slice(o),i.parseArg&&(r=r.reduce((t,o)=>e(i,o,t),i.defaultValue))):void 0===r&&(r=[]):o<this.args.length&&(r=this.args[o],i.parseArg&&(r=e(i,r,i.defaultValue))),t[o]=r}),this.processedArgs=t}_chainOrCall(e,t){return e?.then&&"function"==typeof e.then?e.then(()=>t()):t()}_chainOrCallHooks(e,t){let i=e,o=[];return this._getCommandAndAncestors().reverse().filter(e=>void 0!==e._lifeCycleHooks[t]).forEach(e=>{e._lifeCycleHooks[t].forEach(t=>{o.push({hookedCommand:e,callback:t})})}),"postAction"===t&&o.reverse(),o.forEach(e=>{i=this._chainOrCall(i,()=>e.callback(e.hookedCommand,this))}),i}_chainOrCallSubCommandHook(e,t,i){let o=e;return void 0!==this._lifeCycleHooks[i]&&this._lifeCycleHooks[i].forEach(e=>{o=this._chainOrCall(o,()=>e(this,t))}),o}_parseCommand(e,t){let i=this.parseOptions(t);if(this._parseOptionsEnv(),this._parseOptionsImplied(),e=e.concat(i.operands),t=i.unknown,this.args=e.concat(t),e&&this._findCommand(e[0]))return this._dispatchSubcommand(e[0],e.slice(1),t);if(this._getHelpCommand()&&e[0]===this._getHelpCommand().name())return this._dispatchHelpCommand(e[1]);if(this._defaultCommandName)return this._outputHelpIfRequested(t),this._dispatchSubcommand(this._defaultCommandName,e,t);!this.commands.length||0!==this.args.length||this._actionHandler||this._defaultCommandName||this.help({error:!0}),this._outputHelpIfRequested(i.unknown),this._checkForMissingMandatoryOptions(),this._checkForConflictingOptions();let o=()=>{i.unknown.length>0&&this.unknownOption(i.unknown[0])},r=`command:${this.name()}`;if(this._actionHandler){let i;return o(),this._processArguments(),i=this._chainOrCallHooks(i,"preAction"),i=this._chainOrCall(i,()=>this._actionHandler(this.processedArgs)),this.parent&&(i=this._chainOrCall(i,()=>{this.parent.emit(r,e,t)})),i=this._chainOrCallHooks(i,"postAction")}if(this.parent?.listenerCount(r))o(),this._processArguments(),this.parent.emit(r,e,t);else if(e.length){if(this._findCommand("*"))return this._dispatchSubcommand("*",e,t);this.listenerCount("command:*")?this.emit("command:*",e,t):this.commands.length?this.unknownCommand():(o(),this._processArguments())}else this.commands.length?(o(),this.help({error:!0})):(o(),this._processArguments())}_findCommand(e){if(e)return this.commands.find(t=>t._name===e||t._aliases.includes(e))}_findOption(e){return this.options.find(t=>t.is(e))}_checkForMissingMandatoryOptions(){this._getCommandAndAncestors().forEach(e=>{e.options.forEach(t=>{t.mandatory&&void 0===e.getOptionValue(t.attributeName())&&e.missingMandatoryOptionValue(t)})})}_checkForConflictingLocalOptions(){let e=this.options.filter(e=>{let t=e.attributeName();return void 0!==this.getOptionValue(t)&&"default"!==this.getOptionValueSource(t)});e.filter(e=>e.conflictsWith.length>0).forEach(t=>{let i=e.find(e=>t.conflictsWith.includes(e.attributeName()));i&&this._conflictingOption(t,i)})}_checkForConflictingOptions(){this._getCommandAndAncestors().forEach(e=>{e._checkForConflictingLocalOptions()})}parseOptions(e){let t=[],i=[],o=t;function r(e){return e.length>1&&"-"===e[0]}let n=e=>!!/^-(\d+|\d*\.\d+)([eE][+-]?\d+)?$/.test(e)&&!this._getCommandAndAncestors().some(e=>e.options.map(e=>e.short).some(e=>/^-\d$/.test(e))),s=null,l=null,a=0;for(;a<e.length||l;){let p=l??e[a++];if(l=null,"--"===p){o===i&&o.push(p),o.push(...e.slice(a));break}if(s&&(!r(p)||n(p))){this.emit(`option:${s.name()}`,p);continue}if(s=null,r(p)){let t=this._findOption(p);if(t){if(t.required){let i=e[a++];void 0===i&&this.optionMissingArgument(t),this.emit(`option:${t.name()}`,i)}else if(t.optional){let i=null;a<e.length&&(!r(e[a])||n(e[a]))&&(i=e[a++]),this.emit(`option:${t.name()}`,i)}else this.emit(`option:${t.name()}`);s=t.variadic?t:null;continue}}if(p.length>2&&"-"===p[0]&&"-"!==p[1]){let e=this._findOption(`-${p[1]}`);if(e){e.required||e.optional&&this._combineFlagAndOptionalValue?this.emit(`option:${e.name()}`,p.slice(2)):(this.emit(`option:${e.name()}`),l=`-${p.slice(2)}`);continue}}if(/^--[^=]+=/.test(p)){let e=p.indexOf("="),t=this._findOption(p.slice(0,e));if(t&&(t.required||t.optional)){this.emit(`option:${t.name()}`,p.slice(e+1));continue}}if(o===t&&r(p)&&!(0===this.commands.length&&n(p))&&(o=i),(this._enablePositionalOptions||this._passThroughOptions)&&0===t.length&&0===i.length){if(this._findCommand(p)){t.push(p),i.push(...e.slice(a));break}else if(this._getHelpCommand()&&p===this._getHelpCommand().name()){t.push(p,...e.slice(a));break}else if(this._defaultCommandName){i.push(p,...e.slice(a));break}}if(this._passThroughOptions){o.push(p,...e.slice(a));break}o.push(p)}return{operands:t,unknown:i}}opts(){if(this._storeOptionsAsProperties){let e={},t=this.options.length;for(let i=0;i<t;i++){let t=this.options[i].attributeName();e[t]=t===this._versionOptionName?this._version:this[t]}return e}return this._optionValues}optsWithGlobals(){return this._getCommandAndAncestors().reduce((e,t)=>Object.assign(e,t.opts()),{})}error(e,t){this._outputConfiguration.outputError(`${e}
`,this._outputConfiguration.writeErr),"string"==typeof this._showHelpAfterError?this._outputConfiguration.writeErr(`${this._showHelpAfterError}
`):this._showHelpAfterError&&(this._outputConfiguration.writeErr("\n"),this.outputHelp({error:!0}));let i=t||{},o=i.exitCode||1,r=i.code||"commander.error";this._exit(o,r,e)}_parseOptionsEnv(){this.options.forEach(e=>{if(e.envVar&&e.envVar in a.env){let t=e.attributeName();(void 0===this.getOptionValue(t)||["default","config","env"].includes(this.getOptionValueSource(t)))&&(e.required||e.optional?this.emit(`optionEnv:${e.name()}`,a.env[e.envVar]):this.emit(`optionEnv:${e.name()}`))}})}_parseOptionsImplied(){let e=new DualOptions(this.options),t=e=>void 0!==this.getOptionValue(e)&&!["default","implied"].includes(this.getOptionValueSource(e));this.options.filter(i=>void 0!==i.implied&&t(i.attributeName())&&e.valueFromOption(this.getOptionValue(i.attributeName()),i)).forEach(e=>{Object.keys(e.implied).filter(e=>!t(e)).forEach(t=>{this.setOptionValueWithSource(t,e.implied[t],"implied")})})}missingArgument(e){let t=`error: missing required argument '${e}'`;this.error(t,{code:"commander.missingArgument"})}optionMissingArgument(e){let t=`error: option '${e.flags}' argument missing`;this.error(t,{code:"commander.optionMissingArgument"})}missingMandatoryOptionValue(e){let t=`error: required option '${e.flags}' not specified`;this.error(t,{code:"commander.missingMandatoryOptionValue"})}_conflictingOption(e,t){let i=e=>{let t=e.attributeName(),i=this.getOptionValue(t),o=this.options.find(e=>e.negate&&t===e.attributeName()),r=this.options.find(e=>!e.negate&&t===e.attributeName());return o&&(void 0===o.presetArg&&!1===i||void 0!==o.presetArg&&i===o.presetArg)?o:r||e},o=e=>{let t=i(e),o=t.attributeName();return"env"===this.getOptionValueSource(o)?`environment variable '${t.envVar}'`:`option '${t.flags}'`},r=`error: ${o(e)} cannot be used with ${o(t)}`;this.error(r,{code:"commander.conflictingOption"})}unknownOption(e){if(this._allowUnknownOption)return;let t="";if(e.startsWith("--")&&this._showSuggestionAfterError){let i=[],o=this;do{let e=o.createHelp().visibleOptions(o).filter(e=>e.long).map(e=>e.long);i=i.concat(e),o=o.parent}while(o&&!o._enablePositionalOptions)t=c(e,i)}let i=`error: unknown option '${e}'${t}`;this.error(i,{code:"commander.unknownOption"})}_excessArguments(e){if(this._allowExcessArguments)return;let t=this.registeredArguments.length,i=e.length,o=this.parent?` for '${this.name()}'`:"",r=e.join(", "),n=`error: too many arguments${o}. Expected ${t} argument${1===t?"":"s"} but got ${i}: ${r}.`;this.error(n,{code:"commander.excessArguments"})}unknownCommand(){let e=this.args[0],t="";if(this._showSuggestionAfterError){let i=[];this.createHelp().visibleCommands(this).forEach(e=>{i.push(e.name()),e.alias()&&i.push(e.alias())}),t=c(e,i)}let i=`error: unknown command '${e}'${t}`;this.error(i,{code:"commander.unknownCommand"})}version(e,t,i){if(void 0===e)return this._version;this._version=e,t=t||"-V, --version",i=i||"output the version number";let o=this.createOption(t,i);return this._versionOptionName=o.attributeName(),this._registerOption(o),this.on("option:"+o.name(),()=>{this._outputConfiguration.writeOut(`${e}
`),this._exit(0,"commander.version",e)}),this}description(e,t){return void 0===e&&void 0===t?this._description:(this._description=e,t&&(this._argsDescription=t),this)}summary(e){return void 0===e?this._summary:(this._summary=e,this)}alias(e){if(void 0===e)return this._aliases[0];let t=this;if(0!==this.commands.length&&this.commands[this.commands.length-1]._executableHandler&&(t=this.commands[this.commands.length-1]),e===t._name)throw Error("Command alias can't be the same as its name");let i=this.parent?._findCommand(e);if(i){let t=[i.name()].concat(i.aliases()).join("|");throw Error(`cannot add alias '${e}' to command '${this.name()}' as already have command '${t}'`)}return t._aliases.push(e),this}aliases(e){return void 0===e?this._aliases:(e.forEach(e=>this.alias(e)),this)}usage(e){if(void 0===e){if(this._usage)return this._usage;let e=this.registeredArguments.map(e=>o(e));return[].concat(this.options.length||null!==this._helpOption?"[options]":[],this.commands.length?"[command]":[],this.registeredArguments.length?e:[]).join(" ")}return this._usage=e,this}name(e){return void 0===e?this._name:(this._name=e,this)}helpGroup(e){return void 0===e?this._helpGroupHeading??"":(this._helpGroupHeading=e,this)}commandsGroup(e){return void 0===e?this._defaultCommandGroup??"":(this._defaultCommandGroup=e,this)}optionsGroup(e){return void 0===e?this._defaultOptionGroup??"":(this._defaultOptionGroup=e,this)}_initOptionGroup(e){this._defaultOptionGroup&&!e.helpGroupHeading&&e.helpGroup(this._defaultOptionGroup)}_initCommandGroup(e){this._defaultCommandGroup&&!e.helpGroup()&&e.helpGroup(this._defaultCommandGroup)}nameFromFilename(e){return this._name=s.basename(e,s.extname(e)),this}executableDir(e){return void 0===e?this._executableDir:(this._executableDir=e,this)}helpInformation(e){let t=this.createHelp(),i=this._getOutputContext(e);t.prepareContext({error:i.error,helpWidth:i.helpWidth,outputHasColors:i.hasColors});let o=t.formatHelp(this,t);return i.hasColors?o:this._outputConfiguration.stripColor(o)}_getOutputContext(e){let t,i,o,r=!!(e=e||{}).error;return r?(t=e=>this._outputConfiguration.writeErr(e),i=this._outputConfiguration.getErrHasColors(),o=this._outputConfiguration.getErrHelpWidth()):(t=e=>this._outputConfiguration.writeOut(e),i=this._outputConfiguration.getOutHasColors(),o=this._outputConfiguration.getOutHelpWidth()),{error:r,write:e=>(i||(e=this._outputConfiguration.stripColor(e)),t(e)),hasColors:i,helpWidth:o}}outputHelp(e){let t;"function"==typeof e&&(t=e,e=void 0);let i=this._getOutputContext(e),o={error:i.error,write:i.write,command:this};this._getCommandAndAncestors().reverse().forEach(e=>e.emit("beforeAllHelp",o)),this.emit("beforeHelp",o);let r=this.helpInformation({error:i.error});if(t&&"string"!=typeof(r=t(r))&&!Buffer.isBuffer(r))throw Error("outputHelp callback must return a string or a Buffer");i.write(r),this._getHelpOption()?.long&&this.emit(this._getHelpOption().long),this.emit("afterHelp",o),this._getCommandAndAncestors().forEach(e=>e.emit("afterAllHelp",o))}helpOption(e,t){return"boolean"==typeof e?e?(null===this._helpOption&&(this._helpOption=void 0),this._defaultOptionGroup&&this._initOptionGroup(this._getHelpOption())):this._helpOption=null:(this._helpOption=this.createOption(e??"-h, --help",t??"display help for command"),(e||t)&&this._initOptionGroup(this._helpOption)),this}_getHelpOption(){return void 0===this._helpOption&&this.helpOption(void 0,void 0),this._helpOption}addHelpOption(e){return this._helpOption=e,this._initOptionGroup(e),this}help(e){this.outputHelp(e);let t=Number(a.exitCode??0);0===t&&e&&"function"!=typeof e&&e.error&&(t=1),this._exit(t,"commander.help","(outputHelp)")}addHelpText(e,t){let i=["beforeAll","before","after","afterAll"];if(!i.includes(e))throw Error(`Unexpected value for position to addHelpText.
Expecting one of '${i.join("', '")}'`);let o=`${e}Help`;return this.on(o,e=>{let i;(i="function"==typeof t?t({error:e.error,command:e.command}):t)&&e.write(`${i}
`)}),this}_outputHelpIfRequested(e){let t=this._getHelpOption();t&&e.find(e=>t.is(e))&&(this.outputHelp(),this._exit(0,"commander.helpDisplayed","(outputHelp)"))}};function m(e){return e.map(e=>{let t,i;if(!e.startsWith("--inspect"))return e;let o="127.0.0.1",r="9229";return(null!==(i=e.match(/^(--inspect(-brk|-wait)?)$/))?t=i[1]:null!==(i=e.match(/^(--inspect(-brk|-port|-wait)?)=(\[[^\]]+\]|[^:]+)$/))?(t=i[1],/^\d+$/.test(i[3])?r=i[3]:o=i[3]):null!==(i=e.match(/^(--inspect(-brk|-port|-wait)?)=(\[[^\]]+\]|[^:]+):(\d+)$/))&&(t=i[1],o=i[3],r=i[4]),t&&"0"!==r)?`${t}=${o}:${parseInt(r)+1}`:e})}function u(){return!a.env.NO_COLOR&&"0"!==a.env.FORCE_COLOR&&"false"!==a.env.FORCE_COLOR&&(!!a.env.FORCE_COLOR||void 0!==a.env.CLICOLOR_FORCE||void 0)}new command_Command}),85725:((e,t,i)=>{i.d(t,{ss:()=>c});var o=i(63102);let LineDiff=class LineDiff extends o.A{constructor(){super(...arguments),this.tokenize=s}equals(e,t,i){return i.ignoreWhitespace?(i.newlineIsToken&&e.includes("\n")||(e=e.trim()),i.newlineIsToken&&t.includes("\n")||(t=t.trim())):i.ignoreNewlineAtEof&&!i.newlineIsToken&&(e.endsWith("\n")&&(e=e.slice(0,-1)),t.endsWith("\n")&&(t=t.slice(0,-1))),super.equals(e,t,i)}};let r=new LineDiff;function n(e,t,i){return r.diff(e,t,i)}function s(e,t){t.stripTrailingCr&&(e=e.replace(/\r\n/g,"\n"));let i=[],o=e.split(/(\n|\r\n)/);o[o.length-1]||o.pop();for(let e=0;e<o.length;e++){let r=o[e];e%2&&!t.newlineIsToken?i[i.length-1]+=r:i.push(r)}return i}function l(e){if(!function(e){for(let t=0;t<e.length;t++)if(e[t]<" "||e[t]>"~"||'"'===e[t]||"\\"===e[t])return!0;return!1}(e))return e;let t='"',i=new TextEncoder().encode(e),o=0;for(;o<i.length;){let e=i[o];7===e?t+="\\a":8===e?t+="\\b":9===e?t+="\\t":10===e?t+="\\n":11===e?t+="\\v":12===e?t+="\\f":13===e?t+="\\r":34===e?t+='\\"':92===e?t+="\\\\":e>=32&&e<=126?t+=String.fromCharCode(e):t+="\\"+e.toString(8).padStart(3,"0"),o++}return t+'"'}let a={includeIndex:!0,includeUnderline:!0,includeFileHeaders:!0};function p(e,t,i,o,r,s,l){let a;void 0===(a=l?"function"==typeof l?{callback:l}:l:{}).context&&(a.context=4);let p=a.context;if(a.newlineIsToken)throw Error("newlineIsToken may not be used with patch-generation functions, only with diffing functions");if(!a.callback)return h(n(i,o,a));{let{callback:e}=a;n(i,o,Object.assign(Object.assign({},a),{callback:t=>{e(h(t))}}))}function h(i){if(!i)return;function o(e){return e.map(function(e){return" "+e})}i.push({value:"",lines:[]});let n=[],l=0,a=0,h=[],c=1,m=1;for(let e=0;e<i.length;e++){let t=i[e],r=t.lines||function(e){let t=e.endsWith("\n"),i=e.split("\n").map(e=>e+"\n");return t?i.pop():i.push(i.pop().slice(0,-1)),i}(t.value);if(t.lines=r,t.added||t.removed){if(!l){let t=i[e-1];l=c,a=m,t&&(l-=(h=p>0?o(t.lines.slice(-p)):[]).length,a-=h.length)}for(let e of r)h.push((t.added?"+":"-")+e);t.added?m+=r.length:c+=r.length}else{if(l)if(r.length<=2*p&&e<i.length-2)for(let e of o(r))h.push(e);else{let e=Math.min(r.length,p);for(let t of o(r.slice(0,e)))h.push(t);let t={oldStart:l,oldLines:c-l+e,newStart:a,newLines:m-a+e,lines:h};n.push(t),l=0,a=0,h=[]}c+=r.length,m+=r.length}}for(let e of n)for(let t=0;t<e.lines.length;t++)e.lines[t].endsWith("\n")?e.lines[t]=e.lines[t].slice(0,-1):(e.lines.splice(t+1,0,"\\ No newline at end of file"),t++);return{oldFileName:e,newFileName:t,oldHeader:r,newHeader:s,hunks:n}}}function h(e,t){var i,o,r,n,s,p;if(t||(t=a),Array.isArray(e)){if(e.length>1&&!t.includeFileHeaders&&!e.every(e=>e.isGit))throw Error("Cannot omit file headers on a multi-file patch. (The result would be unparseable; how would a tool trying to apply the patch know which changes are to which file?)");return e.map(e=>h(e,t)).join("\n")}let c=[];if(e.isGit){if(t=a,!e.oldFileName)throw Error("oldFileName must be specified for Git patches");if(!e.newFileName)throw Error("newFileName must be specified for Git patches");let h=e.oldFileName,m=e.newFileName;e.isCreate&&"/dev/null"===h?h=m.replace(/^b\//,"a/"):e.isDelete&&"/dev/null"===m&&(m=h.replace(/^a\//,"b/")),c.push("diff --git "+l(h)+" "+l(m)),e.isDelete&&c.push("deleted file mode "+(null!=(i=e.oldMode)?i:"100644")),e.isCreate&&c.push("new file mode "+(null!=(o=e.newMode)?o:"100644")),e.oldMode&&e.newMode&&!e.isDelete&&!e.isCreate&&(c.push("old mode "+e.oldMode),c.push("new mode "+e.newMode)),e.isRename&&(c.push("rename from "+l((null!=(r=e.oldFileName)?r:"").replace(/^a\//,""))),c.push("rename to "+l((null!=(n=e.newFileName)?n:"").replace(/^b\//,"")))),e.isCopy&&(c.push("copy from "+l((null!=(s=e.oldFileName)?s:"").replace(/^a\//,""))),c.push("copy to "+l((null!=(p=e.newFileName)?p:"").replace(/^b\//,""))))}else t.includeIndex&&e.oldFileName==e.newFileName&&void 0!==e.oldFileName&&c.push("Index: "+e.oldFileName),t.includeUnderline&&c.push("===================================================================");let m=e.hunks.length>0;t.includeFileHeaders&&void 0!==e.oldFileName&&void 0!==e.newFileName&&(!e.isGit||m)&&(c.push("--- "+l(e.oldFileName)+(e.oldHeader?"	"+e.oldHeader:"")),c.push("+++ "+l(e.newFileName)+(e.newHeader?"	"+e.newHeader:"")));for(let t=0;t<e.hunks.length;t++){let i=e.hunks[t],o=0===i.oldLines?i.oldStart-1:i.oldStart,r=0===i.newLines?i.newStart-1:i.newStart;for(let e of(c.push("@@ -"+o+","+i.oldLines+" +"+r+","+i.newLines+" @@"),i.lines))c.push(e)}return c.join("\n")+"\n"}function c(e,t,i,o,r,n,s){if("function"==typeof s&&(s={callback:s}),null==s?void 0:s.callback){let{callback:l}=s;p(e,t,i,o,r,n,Object.assign(Object.assign({},s),{callback:e=>{e?l(h(e,s.headerOptions)):l(void 0)}}))}else{let l=p(e,t,i,o,r,n,s);if(!l)return;return h(l,null==s?void 0:s.headerOptions)}}})};
